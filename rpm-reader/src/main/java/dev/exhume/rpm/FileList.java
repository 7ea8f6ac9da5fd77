package dev.exhume.rpm;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one package, put together from the header's many parallel lists. */
final class FileList {
  /**
   * What all paths of a package may take together. Directories are stored once and used by many
   * files, so that a small header could else name more than any memory holds.
   */
  private static final long MAX_PATH_CHARS = 128L * 1024 * 1024;

  private final Map<String, String> names = new HashMap<>();
  private final List<String> directories;
  private final HeaderNumbers directoryIndexes;
  private final List<String> baseNames;
  private final List<String> owners;
  private final List<String> groups;
  private final List<String> digests;
  private final List<String> linkTargets;
  private final HeaderNumbers sizes;
  private final HeaderNumbers modes;
  private final HeaderNumbers flags;
  private final HeaderNumbers times;
  private final HeaderNumbers states;

  private FileList(Header header) throws MalformedDataException {
    boolean isSplit = header.count(Tag.BASENAMES) > 0;
    directories = isSplit ? header.texts(Tag.DIRNAMES) : List.of();
    directoryIndexes = header.numbers(Tag.DIRINDEXES);
    baseNames = header.texts(isSplit ? Tag.BASENAMES : Tag.OLDFILENAMES);
    owners = header.texts(Tag.FILEUSERNAME);
    groups = header.texts(Tag.FILEGROUPNAME);
    digests = header.texts(Tag.FILEDIGESTS);
    linkTargets = header.texts(Tag.FILELINKTOS);
    HeaderNumbers longSizes = header.numbers(Tag.LONGFILESIZES);
    sizes = longSizes.count() > 0 ? longSizes : header.numbers(Tag.FILESIZES);
    modes = header.numbers(Tag.FILEMODES);
    flags = header.numbers(Tag.FILEFLAGS);
    times = header.numbers(Tag.FILEMTIMES);
    states = header.numbers(Tag.FILESTATES);
  }

  /** Reads the files; fewer than {@link #count} where the header is damaged. */
  static List<RpmFile> read(Header header) throws MalformedDataException {
    return new FileList(header).files();
  }

  /** How many files the header names, without reading them. */
  static int count(Header header) {
    int count = header.count(Tag.BASENAMES);
    return count > 0 ? count : header.count(Tag.OLDFILENAMES);
  }

  private List<RpmFile> files() throws MalformedDataException {
    List<RpmFile> files = new ArrayList<>();
    long pathChars = 0;
    for (int i = 0; i < baseNames.size(); i++) {
      Optional<String> directory = directory(i);
      if (directory.isPresent()) {
        String path = directory.get() + baseNames.get(i);
        pathChars += path.length();
        if (pathChars > MAX_PATH_CHARS) {
          return files;
        }
        files.add(file(path, i));
      }
    }
    return files;
  }

  private Optional<String> directory(int index) throws MalformedDataException {
    if (directories.isEmpty()) {
      return Optional.of("");
    }
    long directory = directoryIndexes.at(index, directories.size());
    return directory < directories.size()
        ? Optional.of(directories.get((int) directory))
        : Optional.empty();
  }

  private RpmFile file(String path, int index) throws MalformedDataException {
    return new RpmFile(
        path,
        sizes.at(index, 0),
        (int) modes.at(index, 0),
        name(owners, index),
        name(groups, index),
        present(digests, index),
        (int) flags.at(index, 0),
        present(linkTargets, index),
        Instant.ofEpochSecond(times.at(index, 0)),
        (int) states.at(index, RpmFile.NORMAL));
  }

  /** Owners and groups are few: each is kept once. */
  private String name(List<String> values, int index) {
    String name = index < values.size() ? values.get(index) : "";
    return names.computeIfAbsent(name, same -> same);
  }

  private static Optional<String> present(List<String> values, int index) {
    return index < values.size()
        ? Optional.of(values.get(index)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
