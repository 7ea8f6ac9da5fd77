package dev.exhume.disk.volume.md.superblock;

import java.util.Optional;

/** The checksum of a superblock: its words added up, with what does not fit added again. */
final class Checksum {
  private static final long MASK = 0xFFFF_FFFFL;

  private Checksum() {}

  /** Why a superblock is not sound, if it is not. */
  static Optional<String> fault(long sum, long stored) {
    long computed = (sum & MASK) + (sum >>> Integer.SIZE) & MASK;
    return computed == stored
        ? Optional.empty()
        : Optional.of("checksum is 0x%08x, not 0x%08x".formatted(stored, computed));
  }
}
