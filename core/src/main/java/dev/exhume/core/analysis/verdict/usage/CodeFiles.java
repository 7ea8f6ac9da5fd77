package dev.exhume.core.analysis.verdict.usage;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The source and configuration files below directories, as many as are worth a look. */
final class CodeFiles {
  private static final Pattern CODE =
      Pattern.compile(
          ".+\\.(php[345]?|inc|pl|cgi|pm|py|rb|jsp|properties|xml|ya?ml|conf|ini|cfg)",
          Pattern.DOTALL);
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          ".*(config|settings|localconf|local\\.xml|database\\.ya?ml|context\\.xml)[^/]*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Larger ones are data or generated. */
  private static final long MAX_BYTES = 256 << 10;

  /** So that a tree of a million uploads does not hold up the analysis. */
  private static final int MAX_ENTRIES = 20_000;

  private static final int MAX_FILES = 3_000;
  private static final int MAX_DEPTH = 12;

  private final Problems problems;
  private final List<Path> found = new ArrayList<>();
  private final Set<Path> entered = new HashSet<>();
  private int entries;

  private CodeFiles(Problems problems) {
    this.problems = problems;
  }

  /** The files, in the order of the directories and of their names; no links among them. */
  static List<Path> under(Iterable<Path> places, Problems problems) {
    CodeFiles files = new CodeFiles(problems);
    for (Path place : places) {
      boolean wasFull = files.isFull();
      files.start(place);
      if (files.isFull() && !wasFull) {
        problems.add(place, "holds more code than was searched for users of databases and mail");
      }
    }
    return List.copyOf(files.found);
  }

  static boolean isConfiguration(String path) {
    return CONFIGURATION.matcher(path).matches();
  }

  /** A document root may be a link to where the pages are. */
  private void start(Path place) {
    if (!Files.isDirectory(place)) {
      return;
    }
    try {
      enter(place.toRealPath(), 0);
    } catch (IOException e) {
      problems.unreadable(place, e);
    }
  }

  private void enter(Path directory, int depth) {
    if (depth > MAX_DEPTH || isFull() || !entered.add(directory)) {
      return;
    }
    for (Path entry : Folder.entries(directory, problems)) {
      entries++;
      if (isFull()) {
        return;
      }
      look(entry, depth);
    }
  }

  private void look(Path entry, int depth) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        enter(entry, depth + 1);
      } else if (attributes.isRegularFile()
          && attributes.size() <= MAX_BYTES
          && CODE.matcher(entry.getFileName().toString()).matches()) {
        found.add(entry);
      }
    } catch (IOException e) {
      problems.unreadable(entry, e);
    }
  }

  private boolean isFull() {
    return entries >= MAX_ENTRIES || found.size() >= MAX_FILES;
  }
}
