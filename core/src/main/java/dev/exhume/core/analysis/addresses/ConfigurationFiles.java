package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the files of a moderate size that say how programs are set up.
 *
 * <p>In {@code /etc} every file is one, but those that {@code left-out.tsv} names; elsewhere the
 * name tells.
 */
final class ConfigurationFiles {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ENTRIES_OF_A_TREE = 20_000;
  private static final int MAX_FILES = 10_000;
  private static final long MAX_SIZE_BYTES = 256 << 10;

  private static final Pattern CONFIGURATION_NAME =
      Pattern.compile(
          "\\.env.*|\\.htaccess|.*\\.(?:conf|cnf|cfg|ini|properties|xml|ya?ml|env|config|sh|cgi|ora|lic|opt|sys)|licen[cs]e\\.(?:dat|txt|key)"
              + "|.*(?:conf|setting|database|db|connect|local|server|host)[^.]*(?:\\.inc)?"
              + "\\.(?:php\\d?|inc|p[lm]|py|rb|asp|jsp|json)");

  private static final ImmutableSet<String> WHERE_ANY_PLAIN_NAME_COUNTS =
      ImmutableSet.of("bin", "sbin", "etc", "conf", "config", "init.d");

  private static final ImmutableSet<String> NOT_ENTERED =
      ImmutableSet.of(
          ".git",
          ".hg",
          ".svn",
          "CVS",
          "cache",
          "log",
          "logs",
          "lost+found",
          "node_modules",
          "session",
          "sessions",
          "temp",
          "tmp",
          "work");

  /** Files of programs that keep their configuration in places of their own. */
  private static final List<String> ELSEWHERE =
      List.of(
          "/nsr/res/servers",
          "/opt/*/*/*/bin/dsm.sys",
          "/opt/tivoli/tsm/client/*/bin/dsm.*",
          "/usr/local/etc/*",
          "/usr/local/nagios/etc/*.cfg",
          "/usr/openv/netbackup/bp.conf",
          "/usr/share/flexlm/*",
          "/var/flexlm/*",
          "/var/lib/amanda/.amandahosts",
          "/var/named/*.conf",
          "/var/qmail/control/smtproutes");

  private final Pattern leftOut;
  private final Path root;
  private final Problems problems;
  private final NavigableSet<Path> found = new TreeSet<>();

  private ConfigurationFiles(Path root, Problems problems) {
    this.root = root;
    this.leftOut =
        Pattern.compile(
            TsvTable.resource(ConfigurationFiles.class, "left-out.tsv").rows().stream()
                .map(row -> row.get("path"))
                .collect(Collectors.joining("|")));
    this.problems = problems;
  }

  /**
   * The files by path.
   *
   * @param trees where programs and sites lie outside {@code /etc}
   */
  static NavigableSet<Path> find(Path root, Collection<Path> trees, Problems problems) {
    ConfigurationFiles files = new ConfigurationFiles(root, problems);
    files.search(root.resolve("etc"), true);
    files.search(root.resolve("var/spool/cron"), true);
    for (Path tree : trees) {
      files.search(tree, false);
    }
    ELSEWHERE.stream()
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .forEach(files::take);
    return files.found;
  }

  /** Goes through a tree level by level, since what matters seldom lies deep. */
  private void search(Path start, boolean everyName) {
    Deque<Path> folders = new ArrayDeque<>();
    folders.add(start);
    int entries = 0;
    while (!folders.isEmpty()) {
      Path folder = folders.remove();
      for (Path entry : Folder.entries(folder, problems)) {
        entries++;
        if (entries > MAX_ENTRIES_OF_A_TREE) {
          problems.add(
              start,
              "holds more than %d files; only the first ones were searched for addresses"
                  .formatted(MAX_ENTRIES_OF_A_TREE));
          return;
        }
        if (isEntered(start, entry)) {
          folders.add(entry);
        } else if (everyName || hasConfigurationName(entry)) {
          take(entry);
        }
      }
    }
  }

  private boolean isEntered(Path start, Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        && entry.getNameCount() - start.getNameCount() < MAX_DEPTH
        && !NOT_ENTERED.contains(entry.getFileName().toString());
  }

  private static boolean hasConfigurationName(Path entry) {
    String name = Ascii.toLowerCase(entry.getFileName().toString());
    Path parent = entry.getParent();
    boolean plain =
        name.indexOf('.') < 0
            && parent != null
            && parent.getFileName() != null
            && WHERE_ANY_PLAIN_NAME_COUNTS.contains(parent.getFileName().toString());
    return plain || CONFIGURATION_NAME.matcher(name).matches();
  }

  private void take(Path file) {
    String path = file.toString();
    if (found.size() >= MAX_FILES) {
      problems.add(
          root, "only the first %d files were searched for addresses".formatted(MAX_FILES));
      return;
    }
    if (leftOut.matcher(path).matches()) {
      return;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile() && attributes.size() <= MAX_SIZE_BYTES) {
        found.add(file);
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
  }
}
