package dev.exhume.core.comparison;

import dev.exhume.core.profile.Packages;
import dev.exhume.rpm.version.RpmVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares packages by their versions, in the order of the manager that keeps them.
 *
 * <p>A list may know less of its packages than a database: what one of both does not know (epochs,
 * architectures, versions) is not compared.
 */
final class PackageSection {
  private static final String NAME = "packages";

  private final Knowledge knowledge;
  private final Optional<String> manager;

  private PackageSection(Packages before, Packages after) {
    this.knowledge = Knowledge.of(before).and(Knowledge.of(after));
    this.manager = before.manager().filter(name -> after.manager().equals(Optional.of(name)));
  }

  static Section compare(Packages before, Packages after) {
    return new PackageSection(before, after).section(before.items(), after.items());
  }

  private Section section(List<Packages.Item> before, List<Packages.Item> after) {
    Map<String, List<Version>> old = grouped(before);
    Map<String, List<Version>> now = grouped(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<Difference> differences = new ArrayList<>();
    int unchanged = 0;
    for (String name : names) {
      List<Version> left = old.getOrDefault(name, List.of());
      List<Version> right = now.getOrDefault(name, List.of());
      Set<Version> common = new HashSet<>(left);
      common.retainAll(new HashSet<>(right));
      unchanged += common.size();
      differences(
          name,
          left.stream().filter(version -> !common.contains(version)).toList(),
          right.stream().filter(version -> !common.contains(version)).toList(),
          differences);
    }
    return new Section(NAME, unchanged, differences);
  }

  /** Of a package that may be there in several versions at once, only the last pair is one. */
  private void differences(
      String name, List<Version> left, List<Version> right, List<Difference> differences) {
    Set<String> architectures = new TreeSet<>();
    left.forEach(version -> architectures.add(version.architecture()));
    right.forEach(version -> architectures.add(version.architecture()));
    if (left.size() == 1 && right.size() == 1) {
      differences.add(change(name, left.get(0), right.get(0)));
      return;
    }
    for (String architecture : architectures) {
      List<Version> old = of(left, architecture);
      List<Version> now = of(right, architecture);
      if (old.size() == 1 && now.size() == 1) {
        differences.add(change(name, old.get(0), now.get(0)));
      } else {
        old.forEach(version -> differences.add(Difference.removed(name, version.toString())));
        now.forEach(version -> differences.add(Difference.added(name, version.toString())));
      }
    }
  }

  private static List<Version> of(List<Version> versions, String architecture) {
    return versions.stream().filter(one -> one.architecture().equals(architecture)).toList();
  }

  private Difference change(String name, Version before, Version after) {
    int order = manager.map(known -> order(known, before.text(), after.text())).orElse(0);
    Change change = order == 0 ? Change.CHANGED : order < 0 ? Change.UPGRADED : Change.DOWNGRADED;
    return new Difference(
        change, name, Optional.of(before.toString()), Optional.of(after.toString()), List.of());
  }

  private static int order(String manager, String one, String other) {
    return switch (manager) {
      case "dpkg" -> DebianVersion.parse(one).compareTo(DebianVersion.parse(other));
      case "portage", "apk" -> EbuildVersion.parse(one).compareTo(EbuildVersion.parse(other));
      default -> RpmVersion.parse(one).compareTo(RpmVersion.parse(other));
    };
  }

  private Map<String, List<Version>> grouped(List<Packages.Item> items) {
    Map<String, List<Version>> groups = new HashMap<>();
    for (Packages.Item item : items) {
      groups.computeIfAbsent(item.name(), name -> new ArrayList<>()).add(knowledge.version(item));
    }
    return groups;
  }

  /**
   * The version of a package as far as both sides know it.
   *
   * @param text with epoch and release
   */
  private record Version(String text, String architecture) {
    @Override
    public String toString() {
      String dot = text.isEmpty() || architecture.isEmpty() ? "" : ".";
      return text + dot + architecture;
    }
  }

  /** What a list of packages knows of each. */
  private record Knowledge(boolean versions, boolean epochs, boolean architectures) {
    static Knowledge of(Packages packages) {
      List<Packages.Item> items = packages.items();
      boolean isList = packages.database().isEmpty() && packages.manager().isPresent();
      return new Knowledge(
          items.stream().noneMatch(item -> item.version().isEmpty()),
          !isList || items.stream().anyMatch(item -> item.epoch().isPresent()),
          !isList || items.stream().anyMatch(item -> item.architecture().isPresent()));
    }

    Knowledge and(Knowledge other) {
      return new Knowledge(
          versions && other.versions, epochs && other.epochs, architectures && other.architectures);
    }

    Version version(Packages.Item item) {
      String epoch =
          epochs ? item.epoch().filter(number -> number != 0).map(n -> n + ":").orElse("") : "";
      String release = item.release().map(text -> "-" + text).orElse("");
      return new Version(
          versions ? epoch + item.version() + release : "",
          architectures ? item.architecture().orElse("") : "");
    }
  }
}
