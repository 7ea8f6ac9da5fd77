package dev.exhume.rpm.heap;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * The start of the file.
 *
 * <pre>
 * Heap       --> HeapHeader, Block ...
 * HeapHeader --> magic 0x02050920 (u32), first free block (u32)
 * </pre>
 *
 * @param firstBlock where it lies in the file
 * @param firstFree where it lies in the file; 0 if none is free or known
 * @param fault why all this is found from the blocks, if it is
 */
record HeapHeader(
    ByteOrder order, long firstBlock, long firstFree, Optional<MalformedDataException> fault) {
  static final int SIZE = 8;

  private static final long MAGIC = 0x0205_0920;

  /** Reads the header, which shows the byte order by its magic. */
  static HeapHeader read(DatabaseFile file) throws IOException {
    Bytes header = file.read("heap header", 0, SIZE);
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Bytes ordered = header.in(order);
      if (ordered.u32(0) == MAGIC) {
        return new HeapHeader(order, SIZE, ordered.u32(4), Optional.empty());
      }
    }
    throw header.malformed(
        0, "magic is 0x%08x, not 0x%08x in either byte order".formatted(header.u32(0), MAGIC));
  }

  /** What can be said without the header. */
  static HeapHeader lost(ByteOrder order, long firstBlock, MalformedDataException fault) {
    return new HeapHeader(order, firstBlock, 0, Optional.of(fault));
  }

  /** Whether places in the file are still those that RPM knew: it used them as keys. */
  boolean keepsPlaces() {
    return firstBlock == SIZE;
  }
}
