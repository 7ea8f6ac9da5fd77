package dev.exhume.core.comparison;

import dev.exhume.core.comparison.Difference.FieldChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file or link under {@code /etc}, without what is in it.
 *
 * @param type {@code file}, {@code link}, or {@code other} for what is neither
 * @param target of a link
 * @param mode permissions in octal
 * @param owner numbers of the user and the group: {@code 0:48}
 * @param digest of a file's content; empty when it could not be read
 * @param origin whose it is: {@code as httpd brought it}, {@code changed by hand}
 */
public record ConfigurationFile(
    String path,
    String type,
    long sizeBytes,
    Optional<String> target,
    String mode,
    String owner,
    Optional<String> digest,
    String origin) {

  static Section compare(
      String name, List<ConfigurationFile> before, List<ConfigurationFile> after) {
    Map<String, ConfigurationFile> old = byPath(before);
    Map<String, ConfigurationFile> now = byPath(after);
    Set<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<Difference> differences = new ArrayList<>();
    int unchanged = 0;
    for (String path : paths) {
      Optional<ConfigurationFile> left = Optional.ofNullable(old.get(path));
      Optional<ConfigurationFile> right = Optional.ofNullable(now.get(path));
      Optional<Difference> difference = difference(path, left, right);
      difference.ifPresent(differences::add);
      unchanged += difference.isPresent() ? 0 : 1;
    }
    return new Section(name, unchanged, differences);
  }

  private static Optional<Difference> difference(
      String path, Optional<ConfigurationFile> before, Optional<ConfigurationFile> after) {
    List<FieldChange> changes = before.flatMap(left -> after.map(left::changes)).orElse(List.of());
    boolean isSame = before.isPresent() && after.isPresent() && changes.isEmpty();
    Change change =
        before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    Difference difference =
        new Difference(
            change,
            path,
            before.map(ConfigurationFile::origin),
            after.map(ConfigurationFile::origin),
            changes);
    return Optional.of(difference).filter(one -> !isSame);
  }

  private static Map<String, ConfigurationFile> byPath(List<ConfigurationFile> files) {
    Map<String, ConfigurationFile> byPath = new HashMap<>();
    files.forEach(file -> byPath.put(file.path, file));
    return byPath;
  }

  private List<FieldChange> changes(ConfigurationFile other) {
    List<FieldChange> changes = new ArrayList<>();
    if (!type.equals(other.type)) {
      changes.add(change("type", type, other.type));
    } else if (!target.equals(other.target)) {
      changes.add(new FieldChange("target", target, other.target));
    } else if (sizeBytes != other.sizeBytes || !digest.equals(other.digest)) {
      changes.add(change("content", sizeBytes + " bytes", other.sizeBytes + " bytes"));
    }
    if (!mode.equals(other.mode) && type.equals(other.type)) {
      changes.add(change("mode", mode, other.mode));
    }
    if (!owner.equals(other.owner)) {
      changes.add(change("owner", owner, other.owner));
    }
    return changes;
  }

  private static FieldChange change(String field, String before, String after) {
    return new FieldChange(field, Optional.of(before), Optional.of(after));
  }
}
