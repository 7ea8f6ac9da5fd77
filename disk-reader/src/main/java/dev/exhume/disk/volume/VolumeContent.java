package dev.exhume.disk.volume;

/** What a volume holds. */
public enum VolumeContent {
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
  UNKNOWN
}
