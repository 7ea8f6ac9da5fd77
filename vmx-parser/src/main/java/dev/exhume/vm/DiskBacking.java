package dev.exhume.vm;

/** What holds the bytes of a disk. */
public enum DiskBacking {
  /** Files, as most disks. */
  IMAGE,
  /** A file that only points to a disk of the storage network or the host: bytes are not in it. */
  RAW_DEVICE_MAPPING,
  /** A disk or partition of the host itself, or one on the network. It is never opened. */
  HOST_DEVICE
}
