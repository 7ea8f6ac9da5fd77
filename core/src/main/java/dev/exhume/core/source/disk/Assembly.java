package dev.exhume.core.source.disk;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.source.disk.RootSearch.OpenVolume;
import dev.exhume.core.source.mount.MountedTree;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.Volumes;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A root with the volumes mounted in it that its {@code fstab} has there. */
final class Assembly implements Closeable {
  private static final Set<String> EXT = Set.of("ext2", "ext3", "ext4");
  private static final Set<String> FAT = Set.of("vfat", "msdos", "fat");
  private static final Set<VolumeContent.Kind> WITH_FILES =
      Set.of(VolumeContent.Kind.FILE_SYSTEM, VolumeContent.Kind.LUKS);
  private static final Comparator<Mount> OUTER_FIRST =
      Comparator.comparingLong(mount -> mount.mountPoint().chars().filter(c -> c == '/').count());

  private final Volumes volumes;
  private final OpenVolume root;
  private final MountedTree tree;
  private final MountedDevices devices;
  private final Map<Volume, OpenVolume> opened = new LinkedHashMap<>();
  private final Map<String, String> mountedAt = new HashMap<>();
  private final Set<String> present = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final FileSystem files;

  private Assembly(Volumes volumes, OpenVolume root, List<Mount> mounts) throws IOException {
    this.volumes = volumes;
    this.root = root;
    this.tree = new MountedTree(root.volume().name(), root.files().tree());
    this.devices = MountedDevices.of(volumes, root.volume(), mounts);
    mountedAt.put(root.volume().name(), "/");
    for (Mount mount : mounts.stream().sorted(OUTER_FIRST).toList()) {
      if (!isBind(mount)) {
        mountVolume(mount);
      }
    }
    for (Mount mount : mounts) {
      if (isBind(mount)) {
        bind(mount);
      }
    }
    this.files = UnixFileSystem.of(tree);
  }

  /**
   * Mounts what there is.
   *
   * @param mounts in the order of {@code fstab}
   */
  static Assembly of(Volumes volumes, OpenVolume root, List<Mount> mounts) throws IOException {
    return new Assembly(volumes, root, mounts);
  }

  private void mountVolume(Mount mount) {
    String place = mount.mountPoint();
    if (!place.startsWith("/") || place.equals("/") || mount.options().contains("noauto")) {
      return;
    }
    Optional<Volume> found = devices.find(mount.device());
    if (found.isEmpty()) {
      return;
    }
    Volume volume = found.get();
    if (!fits(mount.type(), volume.content())) {
      problem(
          volume,
          volume.content().kind() == VolumeContent.Kind.UNKNOWN
              ? "is not mounted at %s: what it holds is not known, or lost".formatted(place)
              : "is not mounted at %s: fstab has %s there as %s, but it holds %s"
                  .formatted(place, mount.device(), mount.type(), volume.content()));
      return;
    }
    try {
      if (graft(place, opened(volume).files().tree().root())) {
        mountedAt.putIfAbsent(volume.name(), place);
        present.add(place);
      } else {
        problem(volume, "is not mounted: there is no directory %s".formatted(place));
      }
    } catch (IOException | InvalidPathException e) {
      problem(volume, "is not mounted at %s: %s".formatted(place, e.getMessage()));
    }
  }

  /** Opens a volume once, however often a forged {@code fstab} has it. */
  private OpenVolume opened(Volume volume) throws IOException {
    OpenVolume open = opened.get(volume);
    if (open == null) {
      open = new OpenVolume(volume, volume.open());
      opened.put(volume, open);
    }
    return open;
  }

  private void bind(Mount mount) {
    String place = mount.mountPoint();
    try {
      Optional<Inode> source =
          mount.device().startsWith("/") ? tree.directory(real(mount.device())) : Optional.empty();
      if (source.isPresent() && place.startsWith("/") && graft(place, source.get())) {
        present.add(place);
      }
    } catch (IOException | InvalidPathException e) {
      problems.add(Problem.of(place, "is not bound to " + mount.device() + ": " + e.getMessage()));
    }
  }

  private boolean graft(String place, Inode directory) throws IOException {
    return tree.mount(real(place), directory);
  }

  /** The path without links, in what is mounted so far. */
  private String real(String place) throws IOException {
    // A file system remembers directories, and would not see what is mounted in them later.
    try (FileSystem soFar = UnixFileSystem.of(tree)) {
      return soFar.getPath(place).toRealPath().toString();
    }
  }

  private static boolean isBind(Mount mount) {
    return mount.options().contains("bind") || mount.options().contains("rbind");
  }

  private static boolean fits(String type, VolumeContent content) {
    if (content.kind() != VolumeContent.Kind.FILE_SYSTEM) {
      return false;
    }
    String name = content.name();
    return type.equals(name)
        || type.contains("auto")
        || (EXT.contains(type) && EXT.contains(name))
        || (FAT.contains(type) && FAT.contains(name));
  }

  private void problem(Volume volume, String message) {
    problems.add(Problem.of(volume.name(), message));
  }

  /** The root with all that is mounted. */
  FileSystem files() {
    return files;
  }

  /** Where a volume is mounted. */
  Optional<String> mountedAt(Volume volume) {
    return Optional.ofNullable(mountedAt.get(volume.name()));
  }

  /**
   * The mounts, of which those are present that were mounted here, be they empty. Where a volume
   * was not, it is missing whatever lies in the directory: that is what it had hidden.
   */
  List<Mount> told(List<Mount> mounts) {
    return mounts.stream().map(this::told).toList();
  }

  private Mount told(Mount mount) {
    if (mount.status() == MountStatus.NOT_NEEDED || mount.mountPoint().equals("/")) {
      return mount;
    }
    boolean isMounted = present.contains(mount.mountPoint());
    if (isMounted || (isVolume(mount) && !mount.options().contains("noauto"))) {
      return mount.with(isMounted ? MountStatus.PRESENT : MountStatus.MISSING);
    }
    return mount;
  }

  private static boolean isVolume(Mount mount) {
    return !isBind(mount) && (mount.device().startsWith("/dev/") || mount.device().contains("="));
  }

  /** The mount of a volume that {@code fstab} has and that was not mounted. */
  Optional<Mount> unmountedMount(Volume volume, List<Mount> mounts) {
    return mounts.stream()
        .filter(mount -> !isBind(mount))
        .filter(mount -> devices.find(mount.device()).filter(volume::equals).isPresent())
        .findFirst();
  }

  /** What could not be mounted, what nobody mounts, and what is wrong with what is mounted. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    for (OpenVolume open : opened.values()) {
      open.files().problems().stream().map(DiskSet::problem).forEach(all::add);
    }
    return all;
  }

  /** The volumes with files that are neither the root nor mounted in it. */
  List<Volume> unmounted() {
    return volumes.all().stream()
        .filter(volume -> WITH_FILES.contains(volume.content().kind()))
        .filter(
            volume -> mountedAt(volume).isEmpty() && !volume.name().equals(root.volume().name()))
        .toList();
  }

  @Override
  public void close() throws IOException {
    files.close();
    for (OpenVolume open : opened.values()) {
      open.files().close();
    }
  }
}
