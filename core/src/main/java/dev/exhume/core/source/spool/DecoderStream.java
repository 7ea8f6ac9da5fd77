package dev.exhume.core.source.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A decompressor of a library, whose every failure is one of its input.
 *
 * <p>The libraries' decoders meet bad bytes with unchecked exceptions of many kinds, from their own
 * to those of an index or of arithmetic: none of them is to reach a caller.
 */
final class DecoderStream extends FilterInputStream {
  DecoderStream(InputStream decoder) {
    super(decoder);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
