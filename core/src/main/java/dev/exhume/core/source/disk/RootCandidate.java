package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.source.disk.RootSearch.OpenVolume;
import dev.exhume.disk.volume.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A file system that may be the root that the server ran from, and what its files say of that.
 *
 * @param mounts what its {@code fstab} has
 * @param lacks which of the things that each root has are not there
 * @param lastMountedAt as the file system notes it
 * @param lastUse the newest date of the files that each boot writes; the epoch if there is none
 */
record RootCandidate(
    OpenVolume open,
    List<Mount> mounts,
    List<String> lacks,
    Optional<String> lastMountedAt,
    Instant lastUse) {
  private static final List<List<String>> PARTS =
      List.of(
          List.of("etc/passwd"),
          List.of("etc/fstab"),
          List.of("bin", "usr/bin"),
          List.of("sbin/init", "usr/sbin/init", "lib/systemd/systemd", "usr/lib/systemd/systemd"),
          List.of("lib/modules", "usr/lib/modules"),
          List.of("var/log"),
          List.of(
              "var/lib/rpm",
              "var/lib/dpkg",
              "usr/lib/sysimage/rpm",
              "var/lib/pacman",
              "lib/apk/db",
              "var/db/pkg",
              "var/log/packages"));

  private static final List<String> WRITTEN_BY_EACH_BOOT =
      List.of(
          "etc/mtab",
          "etc/adjtime",
          "etc/blkid.tab",
          "etc/blkid/blkid.tab",
          "var/log/wtmp",
          "var/run/utmp",
          "var/log/dmesg",
          "var/log/messages",
          "var/log/syslog",
          "var/lib/random-seed",
          "var/lib/urandom/random-seed",
          "var/lib/systemd/random-seed");

  /** What initial file systems call the directory on which they mount the root. */
  private static final Set<String> ROOT_DIRECTORIES = Set.of("/", "/sysroot", "/root", "/new_root");

  /** Looks at a file system. */
  static RootCandidate of(OpenVolume open, List<Mount> mounts) {
    Path root = open.root();
    List<String> lacks =
        PARTS.stream()
            .filter(any -> any.stream().noneMatch(isIn(root).or(isBelow(mounts))))
            .map(any -> "/" + any.get(0))
            .toList();
    Instant lastUse =
        WRITTEN_BY_EACH_BOOT.stream()
            .map(name -> modified(root.resolve(name)))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return new RootCandidate(open, mounts, lacks, open.files().identity().lastMountedAt(), lastUse);
  }

  private static Predicate<String> isIn(Path root) {
    return name -> Files.exists(root.resolve(name));
  }

  /** What lies on a volume of its own is not on that of the root. */
  private static Predicate<String> isBelow(List<Mount> mounts) {
    return name ->
        mounts.stream()
            .map(Mount::mountPoint)
            .filter(place -> place.length() > 1)
            .anyMatch(place -> ("/" + name + "/").startsWith(place + "/"));
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

  Volume volume() {
    return open.volume();
  }

  String name() {
    return volume().name();
  }

  /** The device that it has as root itself. */
  Optional<String> ownRoot() {
    return mounts.stream()
        .filter(mount -> mount.mountPoint().equals("/"))
        .map(Mount::device)
        .findFirst();
  }

  /** Whether it was last mounted somewhere in another system. */
  boolean wasElsewhere() {
    return lastMountedAt.isPresent() && !wasRoot();
  }

  /** Whether it was last mounted as a root. */
  boolean wasRoot() {
    return lastMountedAt.filter(ROOT_DIRECTORIES::contains).isPresent();
  }
}
