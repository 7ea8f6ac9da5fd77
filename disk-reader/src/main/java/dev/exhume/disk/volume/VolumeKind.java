package dev.exhume.disk.volume;

/** What a volume is a part of. */
public enum VolumeKind {
  /** A disk as a whole, which has no partitions. */
  DISK("disk"),
  PARTITION("partition"),
  /** Made by LVM. */
  LOGICAL_VOLUME("logical-volume"),
  /** Made by md of several disks or partitions. */
  ARRAY("array");

  private final String label;

  VolumeKind(String label) {
    this.label = label;
  }

  /** A short name for people and programs: {@code logical-volume}. */
  public String label() {
    return label;
  }
}
