package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.filesystem.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a file, read where they are in the archive; holes are zeros. */
class MemberChannel extends ReadOnlyChannel {
  private static final byte[] ZEROS = new byte[1 << 13];

  private final ByteSource archive;
  private final long length;
  private final Extents extents;

  MemberChannel(ByteSource archive, long length, Extents extents) {
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
    int run = extents.firstEndingAfter(offset);
    long holeEnd = run < extents.count() ? extents.fileOffsets()[run] : length;
    if (offset < holeEnd) {
      target.put(
          ZEROS, 0, (int) Math.min(holeEnd - offset, Math.min(ZEROS.length, target.remaining())));
      return;
    }
    long within = offset - extents.fileOffsets()[run];
    int count = (int) Math.min(extents.lengths()[run] - within, target.remaining());
    archive.readFully(extents.archiveOffsets()[run] + within, target, count);
  }
}
