package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Entries of tables of any length, of which only the pages that were used last are in memory. */
public final class TablePages {
  private static final int PAGE_BYTES = 4096;

  private final ByteSource file;
  private final BlockCache cache;
  private final ByteOrder order;

  /** Tables of a file. */
  public TablePages(ByteSource file, BlockCache cache, ByteOrder order) {
    this.file = file;
    this.cache = cache;
    this.order = order;
  }

  /** The unsigned 32-bit entry at an offset of the file. */
  public long u32(String table, long offset) throws IOException {
    int within = (int) (offset % PAGE_BYTES);
    if (within > PAGE_BYTES - Integer.BYTES) {
      return file.read(table, offset, Integer.BYTES, order).u32(0);
    }
    return page(table, offset).u32(within);
  }

  /** The 64-bit entry at an offset of the file. */
  public long s64(String table, long offset) throws IOException {
    int within = (int) (offset % PAGE_BYTES);
    if (within > PAGE_BYTES - Long.BYTES) {
      return file.read(table, offset, Long.BYTES, order).s64(0);
    }
    return page(table, offset).s64(within);
  }

  private Bytes page(String table, long offset) throws IOException {
    if (offset < 0) {
      throw new MalformedDataException(table, offset, "no table starts before its file");
    }
    long page = offset / PAGE_BYTES;
    byte[] bytes = cache.get(this, page, PAGE_BYTES, () -> load(table, page * PAGE_BYTES));
    return Bytes.of(table, page * PAGE_BYTES, bytes, order);
  }

  private byte[] load(String table, long start) throws IOException {
    long there = file.size() - start;
    if (there <= 0) {
      throw new MalformedDataException(
          table, start, "it lies past the end at 0x%x".formatted(file.size()));
    }
    byte[] page = new byte[(int) Math.min(there, PAGE_BYTES)];
    file.readFully(start, ByteBuffer.wrap(page));
    return page;
  }
}
