package dev.exhume.core.analysis.packages.pacman;

import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.ExpectedFileBuilder;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a package of pacman, as {@code pacman -Qkk} compares them. */
final class PacmanContents {
  private static final Set<FileAspect> KNOWN =
      EnumSet.of(
          FileAspect.SIZE,
          FileAspect.MODE,
          FileAspect.DIGEST,
          FileAspect.LINK_TARGET,
          FileAspect.OWNER,
          FileAspect.GROUP,
          FileAspect.TIME);

  private static final Set<FileAspect> LITTLE_KNOWN = EnumSet.of(FileAspect.DIGEST);

  private static final Map<String, Integer> TYPES =
      Map.of("file", 0x8000, "dir", 0x4000, "link", 0xA000);

  private static final int MAX_PERMISSIONS = 07777;

  private PacmanContents() {}

  /**
   * The files of a package.
   *
   * @param files its list, and which of them are to be kept with their digests
   * @param tree what else is known of each
   */
  static List<ExpectedFile> of(PacmanSections files, Map<String, Map<String, String>> tree) {
    Map<String, String> kept = Backups.of(files);
    return files.values("FILES").stream()
        .map(name -> name.endsWith("/") ? name.substring(0, name.length() - 1) : name)
        .map(name -> file("/" + name, Optional.ofNullable(kept.get(name)), tree))
        .toList();
  }

  private static ExpectedFile file(
      String path, Optional<String> keptMd5, Map<String, Map<String, String>> tree) {
    Map<String, String> words = tree.getOrDefault(path, Map.of());
    if (words.isEmpty()) {
      ExpectedFileBuilder file =
          new ExpectedFileBuilder(path, LITTLE_KNOWN).configuration(keptMd5.isPresent());
      keptMd5.map(md5 -> new ExpectedDigest("MD5", md5)).ifPresent(file::digest);
      return file.build();
    }
    ExpectedFileBuilder file =
        new ExpectedFileBuilder(path, KNOWN).configuration(keptMd5.isPresent());
    addAccess(file, words);
    Optional.ofNullable(words.get("link")).map(VisibleText::decode).ifPresent(file::linkTarget);
    if ("file".equals(words.get("type"))) {
      number(words, "size").ifPresent(file::size);
      addDigest(file, words);
      seconds(words).ifPresent(time -> file.modified(Instant.ofEpochSecond(time)));
    }
    return file.build();
  }

  private static void addAccess(ExpectedFileBuilder file, Map<String, String> words) {
    if (words.containsKey("uid") && words.containsKey("gid")) {
      file.owner(words.getOrDefault("uid", ""), words.getOrDefault("gid", ""));
    }
    Integer type = TYPES.get(words.getOrDefault("type", ""));
    Integer mode = Ints.tryParse(words.getOrDefault("mode", ""), 8);
    if (type != null && mode != null && mode >= 0 && mode <= MAX_PERMISSIONS) {
      file.mode(type | mode);
    }
  }

  private static void addDigest(ExpectedFileBuilder file, Map<String, String> words) {
    String sha256 = words.get("sha256digest");
    String md5 = words.get("md5digest");
    if (sha256 != null) {
      file.digest(new ExpectedDigest("SHA-256", sha256));
    } else if (md5 != null) {
      file.digest(new ExpectedDigest("MD5", md5));
    }
  }

  private static Optional<Long> number(Map<String, String> words, String key) {
    return Optional.ofNullable(Longs.tryParse(words.getOrDefault(key, "")))
        .filter(number -> number >= 0);
  }

  /** The time has a fraction that is always zero. */
  private static Optional<Long> seconds(Map<String, String> words) {
    String time = words.getOrDefault("time", "");
    int point = time.indexOf('.');
    return Optional.ofNullable(Longs.tryParse(point < 0 ? time : time.substring(0, point)))
        .filter(second -> second >= 0 && second <= Integer.toUnsignedLong(-1));
  }
}
