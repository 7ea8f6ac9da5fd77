package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one package, put together from the header's many parallel lists. */
final class FileList {
  /** Times are 32 bits wide; what a damaged list of 64-bit numbers says is not trusted. */
  private static final long MAX_SECONDS = 1L << 32;

  private final Map<String, String> names = new HashMap<>();
  private final FilePaths paths;
  private final HeaderTexts owners;
  private final HeaderTexts groups;
  private final HeaderTexts digests;
  private final HeaderTexts linkTargets;
  private final HeaderNumbers sizes;
  private final HeaderNumbers modes;
  private final HeaderNumbers flags;
  private final HeaderNumbers times;
  private final HeaderNumbers states;

  private FileList(RpmHeader header) {
    paths = FilePaths.read(header);
    owners = header.allTexts(RpmTag.FILEUSERNAME);
    groups = header.allTexts(RpmTag.FILEGROUPNAME);
    digests = header.allTexts(RpmTag.FILEDIGESTS);
    linkTargets = header.allTexts(RpmTag.FILELINKTOS);
    HeaderNumbers longSizes = header.allNumbers(RpmTag.LONGFILESIZES);
    sizes = longSizes.size() > 0 ? longSizes : header.allNumbers(RpmTag.FILESIZES);
    modes = header.allNumbers(RpmTag.FILEMODES);
    flags = header.allNumbers(RpmTag.FILEFLAGS);
    times = header.allNumbers(RpmTag.FILEMTIMES);
    states = header.allNumbers(RpmTag.FILESTATES);
  }

  /** Reads the files; fewer than {@link FilePaths#count} where the header is damaged. */
  static List<RpmFile> read(RpmHeader header) {
    return new FileList(header).files();
  }

  private List<RpmFile> files() {
    List<RpmFile> files = new ArrayList<>();
    for (int i = 0; i < paths.count(); i++) {
      Optional<String> path = paths.path(i);
      if (path.isPresent()) {
        files.add(file(path.get(), i));
      }
    }
    return List.copyOf(files);
  }

  private RpmFile file(String path, int index) {
    return new RpmFile(
        path,
        sizes.at(index, 0),
        (int) modes.at(index, 0),
        name(owners, index),
        name(groups, index),
        present(digests, index),
        (int) flags.at(index, 0),
        present(linkTargets, index),
        Instant.ofEpochSecond(Math.floorMod(times.at(index, 0), MAX_SECONDS)),
        (int) states.at(index, RpmFile.NORMAL));
  }

  /** Owners and groups are few: each is kept once. */
  private String name(HeaderTexts values, int index) {
    String name = index < values.size() ? values.get(index) : "";
    return names.computeIfAbsent(name, same -> same);
  }

  private static Optional<String> present(HeaderTexts values, int index) {
    return index < values.size()
        ? Optional.of(values.get(index)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
