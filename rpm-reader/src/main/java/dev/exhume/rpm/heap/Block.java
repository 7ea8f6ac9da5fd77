package dev.exhume.rpm.heap;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;
import java.util.Optional;

/**
 * A block with the header of a package; if it is free, of one that was erased.
 *
 * @param instance the place of the package's header in the file, by which RPM knows it
 * @param position of the block in the file
 * @param size in bytes
 */
record Block(DatabaseFile file, long instance, long position, long size, boolean isFree)
    implements HeaderLocation {
  private static final int PREFIX_SIZE = 8;

  @Override
  public long offset() {
    return position;
  }

  /** The size of the block that RPM makes for a header of some length. */
  static long size(long length) {
    long needed = BlockHeader.SIZE + length + BlockFooter.SIZE;
    return (needed + BlockHeader.UNIT - 1) / BlockHeader.UNIT * BlockHeader.UNIT;
  }

  @Override
  public HeaderBlob read() throws IOException {
    long start = position + BlockHeader.SIZE;
    int length = Header.size(file.read("header", start, PREFIX_SIZE));
    long room = Math.min(size - BlockHeader.SIZE - BlockFooter.SIZE, file.size() - start);
    Optional<MalformedDataException> cut =
        length <= room
            ? Optional.empty()
            : Optional.of(
                new MalformedDataException(
                    "block",
                    position,
                    "header of %d bytes, of which %d are there".formatted(length, room)));
    return new HeaderBlob(file.read("header", start, (int) Math.min(length, room)), cut);
  }
}
