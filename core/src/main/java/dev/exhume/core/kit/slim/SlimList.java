package dev.exhume.core.kit.slim;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.exhume.core.reading.Redaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a root the needed services do not reach.
 *
 * @param takenOut whether the image is without it, or it is only proposed
 * @param bytes of files, each counted once however many names it has
 * @param files how many names are, or would be, taken out
 * @param kept packages that stay
 */
public record SlimList(
    boolean takenOut, long bytes, long files, List<Group> groups, List<Kept> kept) {
  public SlimList {
    groups = List.copyOf(groups);
    kept = List.copyOf(kept);
  }

  /** The list of a server of which nothing can be told. */
  static SlimList nothing(boolean takenOut) {
    return new SlimList(takenOut, 0, 0, List.of(), List.of());
  }

  /** The files that the image is without, with the reason for each. */
  public Map<String, String> takenFiles() {
    Map<String, String> reasons = new TreeMap<>();
    if (takenOut) {
      groups.forEach(group -> group.paths().forEach(path -> reasons.put(path, group.why())));
    }
    return reasons;
  }

  /** The list for people, who need no passwords that are part of a file's name. */
  public SlimList withoutSecrets() {
    return new SlimList(
        takenOut, bytes, files, groups.stream().map(Group::withoutSecrets).toList(), kept);
  }

  /** A package that stays, if not with all its files, and what it was that led to it. */
  public record Kept(@JsonProperty("package") String name, String why) {}

  /**
   * Files that go for one reason.
   *
   * @param kind {@code package}, {@code programs}, {@code libraries}, {@code documentation}, {@code
   *     translations}, {@code development}, {@code kernel}, {@code cache} or {@code temporary}
   * @param name of the package, or of the directory of a cache
   */
  public record Group(
      String kind, String name, String why, long bytes, long files, List<String> paths) {
    public Group {
      paths = List.copyOf(paths);
    }

    private Group withoutSecrets() {
      return new Group(
          kind, name, why, bytes, files, paths.stream().map(Redaction::ofPath).toList());
    }
  }
}
