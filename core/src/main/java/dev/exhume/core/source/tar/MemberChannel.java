package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import dev.exhume.filesystem.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The bytes of a file, read where they are in the archive; holes are zeros. */
final class MemberChannel extends ReadOnlyChannel {
  private static final byte[] ZEROS = new byte[1 << 13];

  private final ByteSource archive;
  private final long length;
  private final List<Extent> extents;

  MemberChannel(ByteSource archive, long length, List<Extent> extents) {
    this.archive = archive;
    this.length = length;
    this.extents = extents;
  }

  @Override
  protected long length() {
    return length;
  }

  @Override
  protected void readAt(long offset, ByteBuffer target) throws IOException {
    int next = firstEndingAfter(offset);
    long holeEnd = next < extents.size() ? extents.get(next).fileOffset() : length;
    if (offset < holeEnd) {
      target.put(
          ZEROS, 0, (int) Math.min(holeEnd - offset, Math.min(ZEROS.length, target.remaining())));
      return;
    }
    Extent extent = extents.get(next);
    long within = offset - extent.fileOffset();
    int count = (int) Math.min(extent.length() - within, target.remaining());
    int limit = target.limit();
    target.limit(target.position() + count);
    try {
      archive.readFully(extent.archiveOffset() + within, target);
    } finally {
      target.limit(limit);
    }
  }

  /** The extents are in the order of the file: a binary search. */
  private int firstEndingAfter(long offset) {
    int low = 0;
    int high = extents.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (extents.get(middle).end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
