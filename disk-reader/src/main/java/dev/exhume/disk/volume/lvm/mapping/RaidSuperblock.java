package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the kernel notes beside each member of a RAID volume.
 *
 * @param events how often the state of the volume has changed, as far as this member knows
 * @param failedMembers a bit for each
 * @param isRecovered whether all of the member has been written to since it was put in
 * @param isReshaped whether chunks are on their way to other places
 */
record RaidSuperblock(long events, long failedMembers, boolean isRecovered, boolean isReshaped) {
  private static final long MAGIC = 0x6452_6D44;
  private static final int SIZE = 64;
  private static final long ALL = -1;
  private static final int HAS_FLAGS = 1;
  private static final int RESHAPE_ACTIVE = 1;

  /** Reads the superblock, if there is one yet. */
  static Optional<RaidSuperblock> read(ByteSource metadata) throws IOException {
    Bytes bytes = metadata.read("dm-raid superblock", 0, SIZE, ByteOrder.LITTLE_ENDIAN);
    if (bytes.u32(0) != MAGIC) {
      return Optional.empty();
    }
    return Optional.of(
        new RaidSuperblock(
            bytes.s64(16),
            bytes.s64(24),
            bytes.s64(32) == ALL,
            (bytes.u32(4) & HAS_FLAGS) != 0 && (bytes.u32(60) & RESHAPE_ACTIVE) != 0));
  }

  /** Whether a member failed; the first 64 are noted here. */
  boolean hasFailed(int member) {
    return member < Long.SIZE && (failedMembers >>> member & 1) != 0;
  }
}
