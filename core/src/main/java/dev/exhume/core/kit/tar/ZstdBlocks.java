package dev.exhume.core.kit.tar;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * A zstd file whose blocks are compressed by several threads at once.
 *
 * <p>Each block is a frame of its own, with its size and checksum; frames one after another are one
 * file.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
public final class ZstdBlocks extends CompressedBlocks {
  /** What a frame loses by not knowing the one before is about a hundredth at this size. */
  static final int BLOCK = 1 << 20;

  /** Starts a file; closing it closes the stream. */
  public ZstdBlocks(OutputStream out, int threads) {
    super(out, BLOCK, threads);
  }

  @Override
  Callable<byte[]> compression(byte[] input, boolean last) {
    return () -> frame(input);
  }

  @Override
  byte[] trailer() {
    return new byte[0];
  }

  private static byte[] frame(byte[] input) {
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] output = new byte[compressor.maxCompressedLength(input.length)];
    int length = compressor.compress(input, 0, input.length, output, 0, output.length);
    return Arrays.copyOf(output, length);
  }
}
