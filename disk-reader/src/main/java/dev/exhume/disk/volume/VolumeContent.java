package dev.exhume.disk.volume;

import java.util.Objects;
import java.util.Optional;

/**
 * What a volume holds, as far as its first bytes tell.
 *
 * @param name what it is called: {@code ext3}, {@code swap}, {@code lvm2-pv}
 * @param label that the content has for itself
 * @param uuid that the content has for itself, as the server's own tools write it
 */
public record VolumeContent(Kind kind, String name, Optional<String> label, Optional<String> uuid) {
  /** What can be done with it. */
  public enum Kind {
    FILE_SYSTEM,
    SWAP,
    /** A physical volume of LVM, whose logical volumes are volumes of their own. */
    LVM_MEMBER,
    /** A member of an md array, which is a volume of its own. */
    RAID_MEMBER,
    /** Encrypted by LUKS. */
    LUKS,
    /** Divided by a disk label of BSD. */
    BSD_LABEL,
    /** Divided into partitions, which are volumes of their own. */
    PARTITION_TABLE,
    UNKNOWN
  }

  public VolumeContent {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(label);
    Objects.requireNonNull(uuid);
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
