package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;

/** Decimal numbers, a line each, in the blocks of a member. */
final class DecimalLines {
  private static final int MAX_LINE = 19;

  private final ByteSource archive;
  private final long start;
  private final long end;
  private long next;
  private Bytes block;

  DecimalLines(ByteSource archive, long start, long length) throws IOException {
    this.archive = archive;
    this.start = start;
    this.end = start + length;
    this.next = start;
    this.block = block(start);
  }

  private Bytes block(long offset) throws IOException {
    if (offset >= end) {
      throw new MalformedDataException(
          "tar sparse map",
          offset,
          "it is longer than the member of %d bytes".formatted(end - start));
    }
    return archive.read("tar sparse map", offset, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
  }

  /** The number in the next line. */
  long next() throws IOException {
    long value = 0;
    for (int length = 0; length < MAX_LINE; length++) {
      if (next >= block.position() + TarHeader.BLOCK) {
        block = block(next);
      }
      int within = (int) (next - block.position());
      next++;
      if (block.u8(within) == '\n' && length > 0) {
        return value;
      }
      value = value * 10 + TarNumber.decimal(block, within, within + 1);
    }
    throw new MalformedDataException("tar sparse map", next, "a line is too long for a number");
  }

  /** The block that was read last. */
  Bytes block() {
    return block;
  }

  /** Where the block after the one that was read last starts. */
  long nextBlock() {
    return block.position() + TarHeader.BLOCK;
  }
}
