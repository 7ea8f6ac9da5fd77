package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;

/** Looks for the next header behind a damage. */
public final class HeaderSearch {
  /** How much is looked through at a time. */
  private static final int STEP_BYTES = 128 * TarHeader.BLOCK;

  private final ByteSource archive;
  private final long size;
  private final boolean needsMagic;

  public HeaderSearch(ByteSource archive) throws IOException {
    this.archive = archive;
    this.size = archive.size();
    // Only where the archive has no headers with a magic, one without is to be believed.
    this.needsMagic = !TarHeader.isOne(first()) || TarHeader.hasMagic(first());
  }

  private Bytes first() throws IOException {
    return archive.read("tar header", 0, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
  }

  /** The first block from {@code offset} on that looks like a header, or the archive's end. */
  public long from(long offset) throws IOException {
    long position = Math.min(size, offset);
    while (size - position >= TarHeader.BLOCK) {
      int length = (int) Math.min(STEP_BYTES, (size - position) & -TarHeader.BLOCK);
      Bytes bytes = archive.read("tar archive", position, length, ByteOrder.BIG_ENDIAN);
      for (int block = 0; block < length; block += TarHeader.BLOCK) {
        if (isLikelyHeader(bytes.slice("tar header", block, TarHeader.BLOCK))) {
          return position + block;
        }
      }
      position += length;
    }
    return size;
  }

  private boolean isLikelyHeader(Bytes block) throws MalformedDataException {
    return (!needsMagic || TarHeader.hasMagic(block)) && TarHeader.isOne(block);
  }
}
