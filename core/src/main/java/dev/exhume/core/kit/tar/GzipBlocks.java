package dev.exhume.core.kit.tar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip file whose blocks are compressed by several threads at once.
 *
 * <p>Each block is deflated by itself, with the end of the one before as its dictionary, so that
 * together they are one ordinary stream. Its header holds no clock.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
public final class GzipBlocks extends CompressedBlocks {
  static final int BLOCK = 256 << 10;
  private static final int WINDOW = 32 << 10;
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};

  private final CRC32 checksum = new CRC32();
  private byte[] dictionary = new byte[0];
  private long size;

  /** Starts a file; closing it closes the stream. */
  public GzipBlocks(OutputStream out, int threads) throws IOException {
    super(out, BLOCK, threads);
    out.write(HEADER);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    checksum.update(bytes, offset, length);
    size += length;
    super.write(bytes, offset, length);
  }

  @Override
  Callable<byte[]> compression(byte[] input, boolean last) {
    byte[] before = dictionary;
    dictionary = Arrays.copyOfRange(input, Math.max(0, input.length - WINDOW), input.length);
    return () -> deflate(input, before, last);
  }

  @Override
  byte[] trailer() {
    return ByteBuffer.allocate(2 * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) checksum.getValue())
        .putInt((int) size)
        .array();
  }

  private static byte[] deflate(byte[] input, byte[] dictionary, boolean last) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setDictionary(dictionary);
      deflater.setInput(input);
      if (last) {
        deflater.finish();
      }
      byte[] output = new byte[input.length / 2 + WINDOW];
      int length = 0;
      // A buffer that is not filled means that all has been flushed.
      while (true) {
        length += deflater.deflate(output, length, output.length - length, Deflater.SYNC_FLUSH);
        if (length < output.length) {
          return Arrays.copyOf(output, length);
        }
        output = Arrays.copyOf(output, 2 * output.length);
      }
    } finally {
      deflater.end();
    }
  }
}
