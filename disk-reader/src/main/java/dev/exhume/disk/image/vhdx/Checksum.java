package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC-32C of structures that have it at byte 4, which counts as zeros. */
final class Checksum {
  private static final int OFFSET = 4;
  private static final int CHUNK_BYTES = 64 << 10;

  private Checksum() {}

  /** Whether the structure of that length is as it was written. */
  static boolean isValid(ByteSource source, long position, long length) throws IOException {
    CRC32C checksum = new CRC32C();
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(length, CHUNK_BYTES));
    int expected = 0;
    for (long at = 0; at < length; at += CHUNK_BYTES) {
      chunk.clear().limit((int) Math.min(length - at, CHUNK_BYTES));
      source.readFully(position + at, chunk);
      if (at == 0) {
        expected = Integer.reverseBytes(chunk.getInt(OFFSET));
        chunk.putInt(OFFSET, 0);
      }
      checksum.update(chunk.flip());
    }
    return (int) checksum.getValue() == expected;
  }
}
