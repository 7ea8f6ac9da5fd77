package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.filesystem.SparseChannel;

/** The bytes of a file that the archive stored without its holes. */
final class SparseMemberChannel extends MemberChannel implements SparseChannel {
  private final long length;
  private final Extents extents;

  SparseMemberChannel(ByteSource archive, long length, Extents extents) {
    super(archive, length, extents);
    this.length = length;
    this.extents = extents;
  }

  @Override
  public long nextData(long offset) {
    int run = extents.firstEndingAfter(offset);
    return run < extents.count() ? Math.max(offset, extents.fileOffsets()[run]) : length;
  }

  @Override
  public long nextHole(long offset) {
    long end = offset;
    for (int run = extents.firstEndingAfter(offset);
        run < extents.count() && extents.fileOffsets()[run] <= end;
        run++) {
      end = extents.end(run);
    }
    return Math.min(end, length);
  }
}
