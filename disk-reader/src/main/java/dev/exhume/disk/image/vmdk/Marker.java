package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * What precedes each part of a file that was written as a stream.
 *
 * @param value of a grain its first sector on the disk; of anything else how many sectors of it
 *     follow this one
 * @param size of a compressed grain in bytes, from byte 12 on; 0 for anything else
 * @param type what it is if it is no grain, -1 if it is one
 */
record Marker(long value, long size, long type) {
  static final int HEADER_BYTES = 12;
  static final int END_OF_STREAM = 0;
  static final int FOOTER = 3;
  static final int MAX_TYPE = 4;

  private static final int GRAIN = -1;

  static Marker read(ByteSource file, long offset) throws IOException {
    Bytes bytes =
        file.read("VMDK marker", offset, HEADER_BYTES + Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
    long size = bytes.u32(8);
    return new Marker(bytes.s64(0), size, size == 0 ? bytes.u32(12) : GRAIN);
  }

  boolean isGrain() {
    return type == GRAIN;
  }

  /** The sectors that it takes together with what follows it. */
  long sectors() {
    if (isGrain()) {
      return (HEADER_BYTES + size + SparseHeader.SIZE - 1) / SparseHeader.SIZE;
    }
    return 1 + value;
  }
}
