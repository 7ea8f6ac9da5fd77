package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths of a package's files.
 *
 * <p>Since RPM 4.0 a header keeps its directories apart from the names in them; before, it kept
 * whole paths.
 */
final class FilePaths {
  /**
   * What all paths of a package may take together. Directories are stored once and used by many
   * files, so that a small header could else name more than any memory holds.
   */
  private static final long MAX_PATH_CHARS = 128L * 1024 * 1024;

  private final HeaderTexts directories;
  private final HeaderNumbers directoryIndexes;
  private final HeaderTexts names;
  private final boolean isSplit;
  private long lastDirectory = -1;
  private String lastDirectoryName = "";
  private long chars;

  private FilePaths(RpmHeader header) {
    isSplit = header.count(RpmTag.BASENAMES) > 0;
    directories = header.allTexts(RpmTag.DIRNAMES);
    directoryIndexes = header.allNumbers(RpmTag.DIRINDEXES);
    names = header.allTexts(isSplit ? RpmTag.BASENAMES : RpmTag.OLDFILENAMES);
  }

  static FilePaths read(RpmHeader header) {
    return new FilePaths(header);
  }

  /** How many files the header names, without reading them. */
  static int count(RpmHeader header) {
    int count = header.count(RpmTag.BASENAMES);
    return count > 0 ? count : header.count(RpmTag.OLDFILENAMES);
  }

  /** How many names can be read. */
  int count() {
    return names.size();
  }

  /** The path of a file, unless its directory is lost. */
  Optional<String> path(int index) {
    if (!isSplit) {
      return Optional.of(names.get(index));
    }
    long directory = directoryIndexes.at(index, directories.size());
    if (directory >= directories.size() || chars > MAX_PATH_CHARS) {
      return Optional.empty();
    }
    String path = directory(directory) + names.get(index);
    chars += path.length();
    return Optional.of(path);
  }

  /** Files of one directory follow each other. */
  private String directory(long index) {
    if (index != lastDirectory) {
      lastDirectoryName = directories.get((int) index);
      lastDirectory = index;
    }
    return lastDirectoryName;
  }

  /** All paths that can be read. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      path(i).ifPresent(all::add);
    }
    return all;
  }
}
