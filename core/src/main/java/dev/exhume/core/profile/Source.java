package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/**
 * What was analysed: where it lay and what it was made of.
 *
 * @param kind {@code directory}, {@code tarball}, {@code disk-image} or {@code virtual-machine}
 * @param location as the user gave it
 */
public record Source(
    String kind,
    String location,
    Optional<VirtualMachine> virtualMachine,
    List<Disk> disks,
    List<Volume> volumes,
    List<Mount> mounts) {

  public Source {
    disks = List.copyOf(disks);
    volumes = List.copyOf(volumes);
    mounts = List.copyOf(mounts);
  }

  /** What the descriptor of a virtual machine says. */
  public record VirtualMachine(
      String name,
      String format,
      Optional<String> guestOs,
      Optional<Long> memoryMiB,
      Optional<Integer> cpus,
      Optional<String> firmware,
      List<String> macAddresses,
      List<VirtualDisk> disks) {

    public VirtualMachine {
      macAddresses = List.copyOf(macAddresses);
      disks = List.copyOf(disks);
    }
  }

  /**
   * A disk as a virtual machine names it.
   *
   * @param chain the image and its parents, newest first
   * @param missing of these, and of the files that they lie in, those that are not there
   */
  public record VirtualDisk(
      String controller, String file, List<String> chain, List<String> missing) {
    public VirtualDisk {
      chain = List.copyOf(chain);
      missing = List.copyOf(missing);
    }
  }

  /**
   * A disk image.
   *
   * @param partitionTable {@code mbr} or {@code gpt}, if the disk is divided
   */
  public record Disk(
      String location, String format, long sizeBytes, Optional<String> partitionTable) {}

  /**
   * A partition, logical volume or array, and what lies on it.
   *
   * @param kind {@code disk}, {@code partition}, {@code logical-volume} or {@code array}
   * @param role {@code root}, {@code boot}, {@code swap}, {@code data}, or {@code container} for
   *     what other volumes are made of
   * @param mountedAt by the {@code fstab} of the root
   * @param state {@code clean} or {@code needs-recovery}, if its content says so
   */
  public record Volume(
      String name,
      String kind,
      long sizeBytes,
      String content,
      Optional<String> label,
      Optional<String> uuid,
      Optional<String> role,
      Optional<String> mountedAt,
      Optional<String> state) {}

  /** What {@code fstab} wants mounted, and whether it is here. */
  public record Mount(
      String device,
      String mountPoint,
      String type,
      List<String> options,
      MountStatus status,
      Evidence evidence) {

    public Mount {
      options = List.copyOf(options);
    }

    /** The same where more is known of whether it is here. */
    public Mount with(MountStatus known) {
      return new Mount(device, mountPoint, type, options, known, evidence);
    }
  }
}
