package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds what a file of a feed unpacks to, over all that is packed in it. */
final class UnpackedLimit {
  /** The biggest feeds of today take two thirds of it. Nothing of it is held in memory. */
  private static final long MAX_BYTES = 6L << 30;

  private final long most;
  private long left;

  UnpackedLimit() {
    this(MAX_BYTES);
  }

  UnpackedLimit(long most) {
    this.most = most;
    this.left = most;
  }

  /** The same content, which fails where there is too much of it. */
  InputStream on(InputStream unpacked) {
    return new FilterInputStream(unpacked) {
      @Override
      public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
      }
    };
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("unpacks to more than %d bytes".formatted(most));
    }
  }
}
