package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.util.Arrays;
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
   * What all paths of a package may take together, in bytes. Directories are stored once and used
   * by many files, so that a small header could else name more than any memory holds.
   */
  private static final long MAX_PATHS_SIZE = 128L * 1024 * 1024;

  private final HeaderTexts directories;
  private final HeaderNumbers directoryIndexes;
  private final HeaderTexts names;
  private final boolean isSplit;
  private volatile Directory last = new Directory(-1, "");

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

  /** All paths that can be read. */
  static List<String> all(RpmHeader header) {
    FilePaths paths = read(header);
    int[] readable = paths.readable();
    return LazyList.of(readable.length, i -> paths.path(readable[i]));
  }

  /** The indexes of the files of which neither the name nor the directory is lost. */
  int[] readable() {
    int[] readable = new int[names.size()];
    int count = 0;
    long size = 0;
    for (int i = 0; i < names.size() && size <= MAX_PATHS_SIZE; i++) {
      if (isReadable(i)) {
        readable[count] = i;
        count++;
        size += names.length(i) + directoryLength(i);
      }
    }
    return Arrays.copyOf(readable, count);
  }

  /** The path of a file that can be read. */
  String path(int index) {
    return isSplit ? directory(directoryIndexes.at(index)) + names.get(index) : names.get(index);
  }

  /** The path of a file, unless it or its directory is lost. */
  Optional<String> find(int index) {
    return isReadable(index) ? Optional.of(path(index)) : Optional.empty();
  }

  private boolean isReadable(int index) {
    if (index >= names.size() || !isSplit) {
      return index < names.size();
    }
    long directory = directoryIndexes.at(index, -1);
    return directory >= 0 && directory < directories.size();
  }

  private int directoryLength(int index) {
    return isSplit ? directories.length((int) directoryIndexes.at(index)) : 0;
  }

  /** The name of a directory; its files follow each other in most packages. */
  private String directory(long index) {
    Directory known = last;
    if (known.index != index) {
      known = new Directory(index, directories.get((int) index));
      last = known;
    }
    return known.name;
  }

  /** The directory of the file before. */
  private record Directory(long index, String name) {}
}
