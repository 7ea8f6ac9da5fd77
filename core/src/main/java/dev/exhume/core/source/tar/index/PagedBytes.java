package dev.exhume.core.source.tar.index;

import dev.exhume.core.source.spool.TemporaryFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of which only some pages are in memory: when there are more, those that were not used for
 * long move to a temporary file. That has no name any more once it is open, so that it goes with
 * the process in any case.
 *
 * <p>What is allocated at once never lies in two pages.
 */
final class PagedBytes implements Closeable {
  static final int PAGE = 1 << 16;

  private static final int ALIGNMENT = 8;

  private final int maxInMemory;
  private final List<Page> inMemory = new ArrayList<>();
  private @Nullable Page[] pages = new Page[16];
  private int hand;
  private long end;
  private @Nullable FileChannel file;

  /** A page in memory. */
  private static final class Page {
    private final byte[] array = new byte[PAGE];
    private final ByteBuffer bytes = ByteBuffer.wrap(array);
    private int number;
    private boolean isUsed;
    private boolean isChanged;
  }

  PagedBytes(int maxPagesInMemory) {
    this.maxInMemory = maxPagesInMemory;
  }

  /** Makes room for {@code length} bytes of zeros, at most a page; the address is one of eight. */
  long allocate(int length) throws IOException {
    if (length > PAGE) {
      throw new IllegalArgumentException(length + " bytes are more than a page");
    }
    if (end % PAGE + length > PAGE) {
      end = (end / PAGE + 1) * PAGE;
    }
    long address = end;
    end += (length + ALIGNMENT - 1) & -ALIGNMENT;
    return address;
  }

  int getByte(long address) throws IOException {
    return Byte.toUnsignedInt(page(address).bytes.get(within(address)));
  }

  void putByte(long address, int value) throws IOException {
    changed(address).bytes.put(within(address), (byte) value);
  }

  int getInt(long address) throws IOException {
    return page(address).bytes.getInt(within(address));
  }

  void putInt(long address, int value) throws IOException {
    changed(address).bytes.putInt(within(address), value);
  }

  long getLong(long address) throws IOException {
    return page(address).bytes.getLong(within(address));
  }

  void putLong(long address, long value) throws IOException {
    changed(address).bytes.putLong(within(address), value);
  }

  byte[] get(long address, int length) throws IOException {
    byte[] copy = new byte[length];
    page(address).bytes.get(within(address), copy);
    return copy;
  }

  void put(long address, byte[] bytes) throws IOException {
    changed(address).bytes.put(within(address), bytes);
  }

  /** Compares bytes here with others, as unsigned ones from the first that differs on. */
  int compare(long address, int length, byte[] others) throws IOException {
    int start = within(address);
    return Arrays.compareUnsigned(
        page(address).array, start, start + length, others, 0, others.length);
  }

  private static int within(long address) {
    return (int) (address % PAGE);
  }

  private Page changed(long address) throws IOException {
    Page page = page(address);
    page.isChanged = true;
    return page;
  }

  private Page page(long address) throws IOException {
    int number = (int) (address / PAGE);
    if (number >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 2));
    }
    Page page = pages[number];
    if (page == null) {
      page = load(number);
    }
    page.isUsed = true;
    return page;
  }

  private Page load(int number) throws IOException {
    Page page;
    if (inMemory.size() < maxInMemory) {
      page = new Page();
      inMemory.add(page);
    } else {
      page = evicted();
    }
    page.number = number;
    page.isChanged = false;
    read(page);
    pages[number] = page;
    return page;
  }

  /** A page that was not used since the hand of the clock passed it last. */
  private Page evicted() throws IOException {
    while (true) {
      hand = (hand + 1) % inMemory.size();
      Page page = inMemory.get(hand);
      if (!page.isUsed) {
        if (page.isChanged) {
          write(page);
        }
        pages[page.number] = null;
        return page;
      }
      page.isUsed = false;
    }
  }

  /** A page that was never written has zeros only. */
  private void read(Page page) throws IOException {
    ByteBuffer bytes = page.bytes.clear();
    long start = (long) page.number * PAGE;
    FileChannel spilled = file;
    int count = 1;
    while (spilled != null && count > 0 && bytes.hasRemaining()) {
      count = spilled.read(bytes, start + bytes.position());
    }
    Arrays.fill(page.array, bytes.position(), PAGE, (byte) 0);
    bytes.clear();
  }

  private void write(Page page) throws IOException {
    try {
      if (file == null) {
        file = TemporaryFile.open();
      }
      ByteBuffer bytes = page.bytes.clear();
      long start = (long) page.number * PAGE;
      while (bytes.hasRemaining()) {
        file.write(bytes, start + bytes.position());
      }
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException e) {
      throw new IOException(
          "the list of its files does not fit into the temporary directory %s: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
