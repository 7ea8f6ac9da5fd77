package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import java.util.Optional;

/**
 * Extents in the order of the file: those of a fork, or of a leaf.
 *
 * @param start where the first extent is in the bytes
 * @param first the first block of the file that the list is about
 * @param end the first one that it is not about any more
 */
record ExtentList(Bytes bytes, int start, int count, long first, long end) {
  /** Checks that all extents lie in their part of the file, one behind the other. */
  static ExtentList read(Bytes bytes, int start, int count, long first, long end)
      throws MalformedDataException {
    ExtentList list = new ExtentList(bytes, start, count, first, end);
    long least = first;
    for (int i = 0; i < count; i++) {
      Extent extent = list.extent(i);
      if (extent.first() < least || extent.count() == 0 || extent.end() > end) {
        throw bytes.malformed(
            list.field(i),
            "extent is about %d blocks from %d of the file, not of those from %d up to %d"
                .formatted(extent.count(), extent.first(), least, end));
      }
      least = extent.end();
    }
    return list;
  }

  private int field(int index) {
    return start + Extent.SIZE * index;
  }

  private Extent extent(int index) throws MalformedDataException {
    return Extent.read(bytes, field(index));
  }

  boolean isAbout(long block) {
    return block >= first && block < end;
  }

  /** The run that starts with a block. */
  Run at(long block, XfsGeometry geometry) throws MalformedDataException {
    int index = last(block);
    Extent extent = index < 0 ? new Extent(block, 0, 0, false) : extent(index);
    if (block >= extent.end()) {
      long next = index + 1 < count ? extent(index + 1).first() : end;
      return new Run(block, next - block, 0);
    }
    long within = block - extent.first();
    if (!extent.isWritten()) {
      return new Run(block, extent.count() - within, 0);
    }
    Optional<String> fault = geometry.fault(extent.block(), extent.count());
    if (fault.isPresent()) {
      throw bytes.malformed(field(index), fault.get());
    }
    long physical = geometry.position(extent.block()) / geometry.blockSize();
    return new Run(block, extent.count() - within, physical + within);
  }

  /** The last extent that starts at or before a block, -1 if all start behind it. */
  private int last(long block) throws MalformedDataException {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Extent.first(bytes, field(middle)) <= block) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
