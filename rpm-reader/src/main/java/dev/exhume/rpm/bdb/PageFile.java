package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of a Berkeley DB file, of which the last ones read are kept in memory. */
final class PageFile {
  /** Small pages are read along with their neighbours; what is more would often be read in vain. */
  private static final int MIN_WINDOW_SIZE = 16 * 1024;

  private static final int MAX_WINDOWS = 64;

  /** Far more than any database, little enough to walk through: a sparse file costs nothing. */
  private static final long MAX_SIZE = 2L * 1024 * 1024 * 1024;

  private final ByteSource source;
  private final Metadata metadata;
  private final long size;
  private final int windowSize;
  private final boolean isCut;
  private final Map<Long, Bytes> windows =
      new LinkedHashMap<>(MAX_WINDOWS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bytes> eldest) {
          return size() > MAX_WINDOWS;
        }
      };

  PageFile(ByteSource source, Metadata metadata) throws IOException {
    this.source = source;
    this.metadata = metadata;
    this.size = Math.min(source.size(), MAX_SIZE);
    this.windowSize = Math.max(MIN_WINDOW_SIZE, metadata.pageSize());
    this.isCut = source.size() > MAX_SIZE;
  }

  /** The size in bytes of what is read, whatever the metadata page says. */
  long size() {
    return size;
  }

  /** Whether the file goes on after what is read of it. */
  boolean isCut() {
    return isCut;
  }

  /** The number of the first page after the metadata that is there. */
  long first() {
    long missing = Math.max(0, -metadata.start());
    return Math.max(1, roundedUp(missing));
  }

  /** The number of pages, of which the last may be cut. */
  long count() {
    return roundedUp(size - metadata.start());
  }

  private long roundedUp(long bytes) {
    return (bytes + metadata.pageSize() - 1) / metadata.pageSize();
  }

  /** Whether a page lies in the file. */
  boolean has(long number) {
    return number >= first() && number < count();
  }

  /** Whether the file ends in the middle of a page, or before the last page that there was. */
  boolean isTruncated() {
    return (size - metadata.start()) % metadata.pageSize() != 0 || metadata.lastPage() >= count();
  }

  Metadata metadata() {
    return metadata;
  }

  /** Where a page starts in the file. */
  long position(long page) {
    return metadata.start() + page * metadata.pageSize();
  }

  /** The number of the page that lies at a place of the file. */
  long number(long position) {
    return (position - metadata.start()) / metadata.pageSize();
  }

  /**
   * Reads a page that lies in the file; it is short if the file ends in it.
   *
   * @throws MalformedDataException also when the disk fails: the page is lost in either case
   */
  Page page(long number) throws MalformedDataException {
    try {
      return new Page(bytes(number), metadata.pageHeaderSize(), number);
    } catch (MalformedDataException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedDataException(
          "page " + number, position(number), "it cannot be read: " + e.getMessage());
    }
  }

  /** The fault of a page that leads to one that is not in the file. */
  MalformedDataException malformedLink(long from, long to) throws MalformedDataException {
    String reason = "page %d follows, of a file of %d pages".formatted(to, count());
    return has(from)
        ? page(from).malformedNext(reason)
        : new MalformedDataException("overflow chain", position(from), reason);
  }

  private synchronized Bytes bytes(long number) throws IOException {
    long position = position(number);
    int length = (int) Math.min(metadata.pageSize(), size - position);
    long start = Math.max(0, position - (number * metadata.pageSize()) % windowSize);
    Bytes window = windows.get(start);
    if (window == null) {
      try {
        int there = (int) Math.min(windowSize, size - start);
        window = source.read("page", start, there, metadata.order());
      } catch (IOException e) {
        // The disk may have lost another part of the window than this page.
        return source.read("page " + number, position, length, metadata.order());
      }
      windows.put(start, window);
    }
    return window.slice("page " + number, (int) (position - start), length);
  }
}
