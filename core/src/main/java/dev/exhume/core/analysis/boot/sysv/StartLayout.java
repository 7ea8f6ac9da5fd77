package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a distribution keeps its start links.
 *
 * @param base directory of the {@code rcN.d}
 * @param bootStage directory of the links that are followed once, before any runlevel
 * @param defaultRunlevel what the machine comes up in when nothing says so
 */
record StartLayout(Path base, Optional<Path> bootStage, String defaultRunlevel) {
  /** The places where scripts are found when a link leads to one by a lost directory link. */
  private static final List<String> SCRIPT_DIRECTORIES =
      List.of("etc/rc.d/init.d", "etc/init.d", "sbin/init.d");

  /**
   * The layout that this server has. SuSE comes first since its {@code /etc/rc.d} is a link to
   * {@code init.d}; {@code /etc/rcN.d} last since Red Hat has links of this name.
   */
  static Optional<StartLayout> detect(Path root, Problems problems) {
    boolean debian =
        Files.isDirectory(root.resolve("etc/rcS.d"))
            || Files.exists(root.resolve("etc/debian_version"));
    return Stream.of(
            suse(root, "etc/init.d"),
            new StartLayout(root.resolve("etc/rc.d"), Optional.empty(), "3"),
            new StartLayout(
                root.resolve("etc"), Optional.of(root.resolve("etc/rcS.d")), debian ? "2" : "3"),
            suse(root, "sbin/init.d"))
        .filter(layout -> layout.isThere(problems))
        .findFirst();
  }

  /** The directory of the links of a runlevel. */
  Path runlevelDirectory(String runlevel) {
    return base.resolve("rc" + runlevel + ".d");
  }

  /** The directories that can hold a script. */
  static List<Path> scriptDirectories(Path root) {
    return SCRIPT_DIRECTORIES.stream().map(root::resolve).toList();
  }

  private static StartLayout suse(Path root, String base) {
    Path directory = root.resolve(base);
    return new StartLayout(directory, Optional.of(directory.resolve("boot.d")), "3");
  }

  /** Whether any runlevel from 2 to 5 has links here; an empty directory may be a remnant. */
  private boolean isThere(Problems problems) {
    return Stream.of("2", "3", "4", "5")
        .map(this::runlevelDirectory)
        .filter(directory -> isReadable(directory, problems))
        .flatMap(directory -> Folder.entries(directory, problems).stream())
        .anyMatch(entry -> StartLink.of(entry).isPresent());
  }

  private static boolean isReadable(Path directory, Problems problems) {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(directory)) {
      problems.add(directory, "is not a directory; expected one of start links");
      return false;
    }
    return true;
  }
}
