package dev.exhume.rpm;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.Tag;
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

  private final List<String> directories;
  private final HeaderNumbers directoryIndexes;
  private final List<String> names;
  private final boolean isSplit;
  private long chars;

  private FilePaths(Header header) throws MalformedDataException {
    isSplit = header.count(Tag.BASENAMES) > 0;
    directories = header.texts(Tag.DIRNAMES);
    directoryIndexes = header.numbers(Tag.DIRINDEXES);
    names = header.texts(isSplit ? Tag.BASENAMES : Tag.OLDFILENAMES);
  }

  static FilePaths read(Header header) throws MalformedDataException {
    return new FilePaths(header);
  }

  /** How many files the header names, without reading them. */
  static int count(Header header) {
    int count = header.count(Tag.BASENAMES);
    return count > 0 ? count : header.count(Tag.OLDFILENAMES);
  }

  /** How many names can be read. */
  int count() {
    return names.size();
  }

  /** The path of a file, unless its directory is lost. */
  Optional<String> path(int index) throws MalformedDataException {
    if (!isSplit) {
      return Optional.of(names.get(index));
    }
    long directory = directoryIndexes.at(index, directories.size());
    if (directory >= directories.size() || chars > MAX_PATH_CHARS) {
      return Optional.empty();
    }
    String path = directories.get((int) directory) + names.get(index);
    chars += path.length();
    return Optional.of(path);
  }

  /** All paths that can be read. */
  List<String> all() throws MalformedDataException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      path(i).ifPresent(all::add);
    }
    return all;
  }
}
