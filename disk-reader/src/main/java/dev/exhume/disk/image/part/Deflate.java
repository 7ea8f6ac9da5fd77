package dev.exhume.disk.image.part;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Blocks that were compressed by deflate. */
public final class Deflate {
  private Deflate() {}

  /**
   * Inflates a block until {@code plain} is full or there is no more; what follows it is left.
   *
   * @param isRaw without the header and the checksum of zlib
   * @return how many bytes there are
   */
  public static int inflate(byte[] compressed, byte[] plain, boolean isRaw)
      throws DataFormatException {
    Inflater inflater = new Inflater(isRaw);
    try {
      inflater.setInput(compressed);
      int length = 0;
      int more;
      do {
        more = inflater.inflate(plain, length, plain.length - length);
        length += more;
      } while (more > 0 && length < plain.length);
      return length;
    } finally {
      inflater.end();
    }
  }
}
