package dev.exhume.core.source.disk;

import dev.exhume.core.source.disk.RootSearch.OpenVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A file system that may be the root that the server ran from, and what speaks for it.
 *
 * @param parts how many of the things are there that each root has
 * @param isCopy whether an earlier volume has the same UUID: a snapshot, the half of a mirror
 * @param lastUse the newest date of the files that each boot writes; the epoch if there is none
 */
record RootCandidate(OpenVolume open, int parts, boolean isCopy, Instant lastUse) {
  /** The likeliest first: whole before torn, originals before copies, then the last in use. */
  static final Comparator<RootCandidate> LIKELIEST_FIRST =
      Comparator.comparing(RootCandidate::isCopy)
          .thenComparing(Comparator.comparingInt(RootCandidate::parts).reversed())
          .thenComparing(Comparator.comparing(RootCandidate::lastUse).reversed());

  private static final List<List<String>> PARTS =
      List.of(
          List.of("etc/passwd"),
          List.of("etc/fstab"),
          List.of("bin", "usr/bin"),
          List.of("sbin/init", "usr/sbin/init", "lib/systemd/systemd", "usr/lib/systemd/systemd"),
          List.of("var/lib/rpm", "var/lib/dpkg", "usr/lib/sysimage/rpm", "var/log"));

  private static final List<String> WRITTEN_BY_EACH_BOOT =
      List.of("etc/mtab", "var/log/wtmp", "var/run/utmp", "var/log/dmesg", "var/log/messages");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  /**
   * Looks at a file system.
   *
   * @param uuids of those that came before, to which its own is added
   */
  static RootCandidate of(OpenVolume open, Set<String> uuids) {
    Path root = open.root();
    int parts = (int) PARTS.stream().filter(any -> any.stream().anyMatch(isIn(root))).count();
    boolean isCopy = open.volume().uuid().isPresent() && !uuids.add(open.volume().uuid().get());
    Instant lastUse =
        WRITTEN_BY_EACH_BOOT.stream()
            .map(name -> modified(root.resolve(name)))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return new RootCandidate(open, parts, isCopy, lastUse);
  }

  private static Predicate<String> isIn(Path root) {
    return name -> Files.exists(root.resolve(name));
  }

  private static Instant modified(Path file) {
    try {
      // What is a link today leads to a file that the kernel makes.
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Files.getLastModifiedTime(file).toInstant()
          : Instant.EPOCH;
    } catch (IOException unreadable) {
      return Instant.EPOCH;
    }
  }

  /** Why another one was taken. */
  String whyNot(RootCandidate taken) {
    String name = taken.open.volume().name();
    if (isCopy && !taken.isCopy) {
      return "it is a copy of another volume, with the same UUID";
    }
    if (parts < taken.parts) {
      return "%s is more complete".formatted(name);
    }
    if (lastUse.isBefore(taken.lastUse)) {
      return lastUse.equals(Instant.EPOCH)
          ? "nothing shows that it was in use, %s was on %s"
              .formatted(name, DAY.format(taken.lastUse))
          : "it was last in use on %s, %s on %s"
              .formatted(DAY.format(lastUse), name, DAY.format(taken.lastUse));
    }
    return "%s comes first".formatted(name);
  }
}
