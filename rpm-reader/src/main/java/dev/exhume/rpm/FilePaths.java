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

  private FilePaths(
      RpmHeader header,
      RpmTag directoryNames,
      RpmTag indexes,
      RpmTag namesInDirectories,
      RpmTag wholePaths) {
    isSplit = header.count(namesInDirectories) > 0;
    directories = header.allTexts(directoryNames);
    directoryIndexes = header.allNumbers(indexes);
    names = header.allTexts(isSplit ? namesInDirectories : wholePaths);
  }

  /** The paths as they are on the machine. */
  static FilePaths read(RpmHeader header) {
    return new FilePaths(
        header, RpmTag.DIRNAMES, RpmTag.DIRINDEXES, RpmTag.BASENAMES, RpmTag.OLDFILENAMES);
  }

  /** The paths before the package was moved to another directory; none if it was not. */
  static FilePaths readOriginal(RpmHeader header) {
    return new FilePaths(
        header,
        RpmTag.ORIGDIRNAMES,
        RpmTag.ORIGDIRINDEXES,
        RpmTag.ORIGBASENAMES,
        RpmTag.OLDORIGFILENAMES);
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

  /** The path of a file, unless it or its directory is lost. */
  Optional<String> path(int index) {
    if (index >= names.size() || chars > MAX_PATH_CHARS) {
      return Optional.empty();
    }
    if (!isSplit) {
      return Optional.of(names.get(index));
    }
    long directory = directoryIndexes.at(index, -1);
    if (directory < 0 || directory >= directories.size()) {
      return Optional.empty();
    }
    String path = directory(directory) + names.get(index);
    chars += path.length();
    return Optional.of(path);
  }

  /** All paths that can be read. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      path(i).ifPresent(all::add);
    }
    return all;
  }

  /** The name of a directory; its files follow each other in most packages. */
  private String directory(long index) {
    if (index != lastDirectory) {
      lastDirectoryName = directories.get((int) index);
      lastDirectory = index;
    }
    return lastDirectoryName;
  }
}
