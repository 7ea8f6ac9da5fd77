package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what the server mounted, and which of it is not among the files that are left. */
public final class MountDetector {
  /** The kernel makes their content, or they have none that outlives a boot. */
  private static final Set<String> VIRTUAL_TYPES =
      Set.of(
          "swap",
          "ignore",
          "proc",
          "sysfs",
          "devpts",
          "devtmpfs",
          "devfs",
          "tmpfs",
          "ramfs",
          "shm",
          "usbfs",
          "usbdevfs",
          "debugfs",
          "securityfs",
          "configfs",
          "cgroup",
          "cgroup2",
          "nfsd",
          "rpc_pipefs",
          "binfmt_misc",
          "hugetlbfs",
          "fusectl",
          "selinuxfs",
          "efivarfs");

  private static final Set<String> REMOVABLE_TYPES =
      Set.of("iso9660", "udf", "subfs", "supermount", "msdos");

  private static final Set<String> NETWORK_TYPES =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smbfs",
          "smb3",
          "ncpfs",
          "ncp",
          "afs",
          "coda",
          "glusterfs",
          "ceph",
          "fuse.sshfs",
          "fuse.glusterfs",
          "davfs",
          "9p");

  /** Mount points of the machine rather than of its services. */
  private static final Pattern UNNEEDED_POINT =
      Pattern.compile(
          "/(?:boot|proc|sys|dev|run)(?:/.*)?|/(?:media|cdrom|floppy|zip|mnt/(?:cd|dvd|floppy))\\S*");

  private static final Pattern NETWORK_DEVICE = Pattern.compile("//[^/].*|[^/].*:/.*");

  private MountDetector() {}

  /** The mounts in the order of {@code fstab}, which is that of mounting; then those of systemd. */
  public static List<Mount> detect(Path root, Problems problems) {
    List<FstabEntry> entries = new ArrayList<>(fstab(root, problems));
    Set<String> places = entries.stream().map(FstabEntry::mountPoint).collect(Collectors.toSet());
    MountUnits.read(root, problems).stream()
        .filter(unit -> !places.contains(unit.mountPoint()))
        .forEach(entries::add);
    return entries.stream().map(entry -> mount(root, entry, problems)).toList();
  }

  private static List<FstabEntry> fstab(Path root, Problems problems) {
    Path fstab = root.resolve("etc/fstab");
    if (Files.exists(fstab, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(fstab)) {
      problems.add(fstab, "is no regular file: what was mounted is unknown");
      return List.of();
    }
    List<FstabEntry> entries = new ArrayList<>();
    List<TextLine> lines =
        TextFile.read(fstab, problems).map(TextFile::meaningfulLines).orElse(List.of());
    for (TextLine line : lines) {
      FstabEntry.of(line)
          .ifPresentOrElse(
              entries::add,
              () -> problems.add(fstab, "line %d names no mount point".formatted(line.number())));
    }
    return entries;
  }

  private static Mount mount(Path root, FstabEntry entry, Problems problems) {
    return new Mount(
        Redaction.of(entry.device()),
        entry.mountPoint(),
        entry.type(),
        entry.options().stream().map(Redaction::of).toList(),
        status(root, entry, problems),
        entry.line().evidence());
  }

  private static MountStatus status(Path root, FstabEntry entry, Problems problems) {
    if (entry.mountPoint().equals("/")) {
      return MountStatus.PRESENT;
    }
    if (isUnneeded(entry)) {
      return MountStatus.NOT_NEEDED;
    }
    boolean isNetwork =
        NETWORK_TYPES.contains(entry.type()) || NETWORK_DEVICE.matcher(entry.device()).matches();
    if (isNetwork) {
      return MountStatus.MISSING;
    }
    boolean isHere =
        hasFiles(root, entry.mountPoint(), problems)
            || (entry.isBind() && hasFiles(root, entry.device(), problems));
    if (isHere) {
      return MountStatus.PRESENT;
    }
    boolean isOnDemand =
        entry.options().contains("noauto") && entry.mountPoint().startsWith("/mnt/");
    return isOnDemand ? MountStatus.NOT_NEEDED : MountStatus.MISSING;
  }

  private static boolean isUnneeded(FstabEntry entry) {
    return !entry.mountPoint().startsWith("/")
        || (VIRTUAL_TYPES.contains(entry.type()) && !entry.isBind())
        || (REMOVABLE_TYPES.contains(entry.type()) && !entry.isImageFile())
        || UNNEEDED_POINT.matcher(entry.mountPoint()).matches();
  }

  /** A mount point is an empty directory until something is mounted on it. */
  private static boolean hasFiles(Path root, String directory, Problems problems) {
    return ServerPath.of(root, directory)
        .map(path -> !Folder.entries(path, problems).isEmpty())
        .orElse(false);
  }
}
