package dev.exhume.disk.image.qcow;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.nio.ByteOrder;

/**
 * A cluster compressed by zstd, which anything may follow.
 *
 * <pre>
 * u32 0xfd2fb528
 * u8  bits 0 and 1: length of the dictionary's id; 2: there is a checksum; 5: there is no byte for
 *     the window; 6 and 7: length of the content's size
 * blocks: u24 bit 0: the last one; 1 and 2: raw, one byte repeated, compressed; from 3 on its size
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
final class ZstdFrame {
  private static final String NAME = "zstd frame";
  private static final long MAGIC = 0xFD2FB528L;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};
  private static final int CHECKSUM_BYTES = 4;
  private static final int BLOCK_HEADER_BYTES = 3;
  private static final int REPEATED = 1;

  private ZstdFrame() {}

  /**
   * Fills {@code plain} as far as the content goes.
   *
   * @param offset of the compressed bytes in their file
   */
  static int decompress(byte[] compressed, byte[] plain, long offset)
      throws MalformedDataException {
    int length = length(Bytes.of(NAME, offset, compressed, ByteOrder.LITTLE_ENDIAN));
    try {
      return new ZstdDecompressor().decompress(compressed, 0, length, plain, 0, plain.length);
    } catch (RuntimeException e) {
      // The library meets bad bytes with unchecked exceptions of many kinds.
      throw new MalformedDataException(NAME, offset, "it does not inflate: " + e.getMessage());
    }
  }

  private static int length(Bytes bytes) throws MalformedDataException {
    if (bytes.u32(0) != MAGIC) {
      throw bytes.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(bytes.u32(0), MAGIC));
    }
    int descriptor = bytes.u8(4);
    boolean isSingle = (descriptor & 0x20) != 0;
    int sizeFlag = descriptor >> 6;
    int next = 5 + DICTIONARY_BYTES[descriptor & 3] + SIZE_BYTES[sizeFlag];
    if (!isSingle || sizeFlag == 0) {
      // The byte of the window, or the only one of the size.
      next++;
    }
    boolean isLast = false;
    while (!isLast) {
      int header = bytes.u16(next) | bytes.u8(next + 2) << 16;
      isLast = (header & 1) != 0;
      int size = (header >> 1 & 3) == REPEATED ? 1 : header >> 3;
      next = Math.addExact(next, BLOCK_HEADER_BYTES + size);
    }
    next += (descriptor & 4) == 0 ? 0 : CHECKSUM_BYTES;
    if (next > bytes.size()) {
      throw bytes.malformed(0, "it takes %d bytes of %d".formatted(next, bytes.size()));
    }
    return next;
  }
}
