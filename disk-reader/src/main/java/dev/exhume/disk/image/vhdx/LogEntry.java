package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.image.part.Guid;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * An entry of the log: descriptors of what is changed, and the changed sectors.
 *
 * <pre>
 *  0 "loge"; 4 u32 checksum of the whole entry
 *  8 u32 length, a multiple of 4096; 12 u32 where in the log the first entry lies that is needed
 * 16 u64 sequence number; 24 u32 descriptors; 32 id of the log
 * 48 u64 how long the file was at least; 56 u64 how long it has to be
 * 64 descriptors of 32 bytes, filled up to 4096, then sectors of 4096 bytes
 * </pre>
 *
 * @param position in the log
 */
record LogEntry(
    long position, long length, long tail, long sequence, int descriptors, long fileSize) {
  static final String NAME = "VHDX log entry";
  static final int SECTOR_BYTES = 4096;
  static final int HEADER_BYTES = 64;
  static final int DESCRIPTOR_BYTES = 32;

  private static final int SIGNATURE = 0x65676F6C;

  /** Reads the header of an entry of this log, if there is one. */
  static Optional<LogEntry> read(ByteSource ring, long position, long most, String logId)
      throws IOException {
    Bytes bytes = ring.read(NAME, position, HEADER_BYTES, ByteOrder.LITTLE_ENDIAN);
    long length = bytes.u32(8);
    long descriptors = bytes.u32(24);
    boolean isEntry =
        bytes.s32(0) == SIGNATURE
            && length % SECTOR_BYTES == 0
            && length > 0
            && length <= most
            && descriptors <= (length - HEADER_BYTES) / DESCRIPTOR_BYTES
            && Guid.read(bytes, 32).equals(logId);
    if (!isEntry) {
      return Optional.empty();
    }
    return Optional.of(
        new LogEntry(
            position, length, bytes.u32(12), bytes.s64(16), (int) descriptors, bytes.s64(56)));
  }

  /** Where the first of its sectors lies. */
  long sectors() {
    long end = HEADER_BYTES + (long) descriptors * DESCRIPTOR_BYTES;
    return position + (end + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
  }
}
