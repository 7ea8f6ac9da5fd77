package dev.exhume.disk.volume.md;

/** How much of an array there is. */
public enum Completeness {
  /** Every member. */
  WHOLE,
  /** So many that the others serve for those that are missing. */
  READABLE,
  /** Any member at all. */
  PARTIAL
}
