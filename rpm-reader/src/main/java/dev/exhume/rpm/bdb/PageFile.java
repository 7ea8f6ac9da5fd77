package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.file.RecentStretches;
import java.io.IOException;

/** The pages of a Berkeley DB file, of which the last ones read are kept in memory. */
final class PageFile {
  /** Small pages are read along with their neighbours; what is more would often be read in vain. */
  private static final int MIN_STRETCH_SIZE = 16 * 1024;

  private static final int MAX_STRETCHES = 64;

  private final Metadata metadata;
  private final DatabaseFile file;
  private final RecentStretches stretches;
  private final long size;

  PageFile(ByteSource source, Metadata metadata) throws IOException {
    this.metadata = metadata;
    this.file = new DatabaseFile(source, metadata.order());
    this.stretches =
        new RecentStretches(file, Math.max(MIN_STRETCH_SIZE, metadata.pageSize()), MAX_STRETCHES);
    this.size = file.size();
  }

  /** The size in bytes of what is read, whatever the metadata page says. */
  long size() {
    return size;
  }

  /** Whether the file goes on after what is read of it. */
  boolean isCut() {
    return file.isCut();
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

  private Bytes bytes(long number) throws IOException {
    long position = position(number);
    int length = (int) Math.min(metadata.pageSize(), size - position);
    return stretches.read("page " + number, position, length, position);
  }
}
