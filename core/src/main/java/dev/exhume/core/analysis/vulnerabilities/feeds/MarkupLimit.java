package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds how long a document goes on without markup: a parser holds a name or a value whole. */
final class MarkupLimit extends FilterInputStream {
  private static final int MAX_BYTES = 4 << 20;

  private int sinceMarkup;

  MarkupLimit(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    int last = offset + count - 1;
    while (last >= offset && buffer[last] != '<') {
      last--;
    }
    sinceMarkup = last < offset ? sinceMarkup + Math.max(0, count) : offset + count - 1 - last;
    if (sinceMarkup > MAX_BYTES) {
      throw new IOException(
          "goes on for more than %d MiB without an element".formatted(MAX_BYTES >> 20));
    }
    return count;
  }
}
