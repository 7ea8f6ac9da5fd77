package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of one package, put together from the header's many parallel lists. */
final class FileList {
  /** Times are 32 bits wide; what a damaged list of 64-bit numbers says is not trusted. */
  private static final long MAX_SECONDS = 1L << 32;

  private final FilePaths paths;
  private final FilePaths originalPaths;
  private final HeaderTexts owners;
  private final HeaderTexts groups;
  private final HeaderTexts digests;
  private final Optional<DigestAlgorithm> digestAlgorithm;
  private final HeaderTexts linkTargets;
  private final HeaderNumbers sizes;
  private final HeaderNumbers modes;
  private final HeaderNumbers flags;
  private final HeaderNumbers verifyFlags;
  private final HeaderNumbers times;
  private final HeaderNumbers states;
  private final HeaderNumbers rdevs;
  private final HeaderNumbers devices;
  private final HeaderNumbers inodes;
  private final HeaderTexts languages;
  private final HeaderNumbers colors;
  private final FileClasses classes;
  private final HeaderTexts capabilities;
  private final HeaderTexts contexts;
  private final HeaderTexts signatures;

  private FileList(RpmHeader header) {
    paths = FilePaths.read(header);
    originalPaths = FilePaths.readOriginal(header);
    owners = header.allTexts(RpmTag.FILEUSERNAME);
    groups = header.allTexts(RpmTag.FILEGROUPNAME);
    digests = header.allTexts(RpmTag.FILEDIGESTS);
    digestAlgorithm = DigestAlgorithm.of(header);
    linkTargets = header.allTexts(RpmTag.FILELINKTOS);
    HeaderNumbers longSizes = header.allNumbers(RpmTag.LONGFILESIZES);
    sizes = longSizes.isEmpty() ? header.allNumbers(RpmTag.FILESIZES) : longSizes;
    modes = header.allNumbers(RpmTag.FILEMODES);
    flags = header.allNumbers(RpmTag.FILEFLAGS);
    verifyFlags = header.allNumbers(RpmTag.FILEVERIFYFLAGS);
    times = header.allNumbers(RpmTag.FILEMTIMES);
    states = header.allNumbers(RpmTag.FILESTATES);
    rdevs = header.allNumbers(RpmTag.FILERDEVS);
    devices = header.allNumbers(RpmTag.FILEDEVICES);
    inodes = header.allNumbers(RpmTag.FILEINODES);
    languages = header.allTexts(RpmTag.FILELANGS);
    colors = header.allNumbers(RpmTag.FILECOLORS);
    classes = FileClasses.read(header);
    capabilities = header.allTexts(RpmTag.FILECAPS);
    contexts = header.allTexts(RpmTag.FILECONTEXTS);
    HeaderTexts inDatabase = header.allTexts(RpmTag.FILESIGNATURES);
    signatures = inDatabase.isEmpty() ? header.allTexts(RpmTag.SIGFILESIGNATURES) : inDatabase;
  }

  /** Reads the files; fewer than {@link FilePaths#count} where the header is damaged. */
  static List<RpmFile> read(RpmHeader header) {
    FileList list = new FileList(header);
    int[] readable = list.paths.readable();
    return LazyList.of(readable.length, i -> list.file(readable[i]));
  }

  /** A time of 32 bits, in seconds since 1970. */
  static Instant time(long seconds) {
    return Instant.ofEpochSecond(Math.floorMod(seconds, MAX_SECONDS));
  }

  private RpmFile file(int index) {
    String path = paths.path(index);
    Optional<String> digest = present(digests, index);
    return new RpmFile(
        path,
        originalPaths.find(index).filter(original -> !original.equals(path)),
        sizes.at(index, 0),
        (int) modes.at(index, 0),
        owners.shared(index, ""),
        groups.shared(index, ""),
        digest,
        digest
            .flatMap(text -> DigestAlgorithm.of(text, digestAlgorithm))
            .map(DigestAlgorithm::label),
        (int) flags.at(index, 0),
        verifyFlags.at(index, 0),
        present(linkTargets, index),
        time(times.at(index, 0)),
        (int) states.at(index, RpmFile.MISSING),
        (int) rdevs.at(index, 0),
        devices.at(index, 0),
        inodes.at(index, 0),
        present(languages, index),
        (int) colors.at(index, 0),
        classes.at(index),
        present(capabilities, index),
        present(contexts, index),
        present(signatures, index));
  }

  private static Optional<String> present(HeaderTexts values, int index) {
    return values.isPresent(index) ? Optional.of(values.get(index)) : Optional.empty();
  }
}
