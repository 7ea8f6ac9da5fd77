package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Pages that were written since the log was last copied back into the database.
 *
 * <pre>
 * WriteAheadLog --> header (32 bytes), Frame *
 * header        --> magic (u32), version (u32), page size (u32), sequence (u32), salt (u64),
 *                   checksum (u64)
 * Frame         --> page number (u32), pages after commit (u32), salt (u64), checksum (u64), page
 * </pre>
 *
 * <p>Frames count up to the last one that ends a transaction and is joined to the header by an
 * unbroken chain of salts and checksums. What follows was not committed, or is older than the
 * header.
 *
 * @see <a href="https://sqlite.org/fileformat2.html#the_write_ahead_log">the write-ahead log</a>
 */
final class WriteAheadLog {
  static final int HEADER_SIZE = 32;

  private static final long MAGIC = 0x377F_0682;
  private static final long BIG_ENDIAN_MAGIC = MAGIC + 1;
  private static final int VERSION = 3_007_000;
  private static final int CHECKED_SIZE = 24;
  private static final int CHECKED_FRAME_SIZE = 8;

  private final CachedFile file;
  private final int pageSize;
  private final long salt;
  private final WalChecksum checksum;
  private final PageCopies.Builder copies = new PageCopies.Builder();
  private long pageCount;
  private long end = HEADER_SIZE;

  private WriteAheadLog(CachedFile file, int pageSize, long salt, WalChecksum checksum) {
    this.file = file;
    this.pageSize = pageSize;
    this.salt = salt;
    this.checksum = checksum;
  }

  /**
   * Reads which pages the log has.
   *
   * @throws MalformedDataException when its header is damaged, so that nothing in it counts
   */
  static WriteAheadLog read(CachedFile file, Consumer<Damage> damage) throws IOException {
    Bytes header = file.read("write-ahead log header", 0, HEADER_SIZE);
    long magic = header.u32(0);
    if (magic != MAGIC && magic != BIG_ENDIAN_MAGIC) {
      throw header.malformed(
          0, "magic is 0x%08x, not 0x%08x or 0x%08x".formatted(magic, MAGIC, BIG_ENDIAN_MAGIC));
    }
    if (header.u32(4) != VERSION) {
      throw header.malformed(4, "version is %d, not %d".formatted(header.u32(4), VERSION));
    }
    long pageSize = header.u32(8);
    if (!DatabaseHeader.isPageSize(pageSize)) {
      throw header.malformed(8, "page size is %d".formatted(pageSize));
    }
    WalChecksum checksum =
        new WalChecksum(magic == MAGIC ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    checksum.add(header, CHECKED_SIZE);
    if (checksum.value() != header.s64(CHECKED_SIZE)) {
      throw header.malformed(
          CHECKED_SIZE,
          "checksum is 0x%016x, not 0x%016x".formatted(header.s64(CHECKED_SIZE), checksum.value()));
    }
    WriteAheadLog log = new WriteAheadLog(file, (int) pageSize, header.s64(16), checksum);
    log.readFrames(damage);
    return log;
  }

  private void readFrames(Consumer<Damage> damage) {
    int committed = 0;
    for (long at = HEADER_SIZE; at + frameSize() <= file.size(); at += frameSize()) {
      try {
        WalFrame frame = WalFrame.read(file, at);
        check(frame);
        copies.add(frame.page(), frame.pageOffset());
        if (frame.isCommit()) {
          committed = copies.count();
          pageCount = frame.pagesAfterCommit();
          end = at + frameSize();
        }
      } catch (IOException e) {
        if (isCommittedAfter(at)) {
          damage.accept(
              Damage.in(
                  file.path(), at, e.getMessage() + "; what was committed after it is not read"));
        }
        break;
      }
    }
    copies.cutTo(committed);
  }

  /**
   * Carries the checksum on.
   *
   * @throws MalformedDataException when this frame and all that follow do not count
   */
  private void check(WalFrame frame) throws IOException {
    Bytes start = file.read("write-ahead log frame", frame.offset(), CHECKED_FRAME_SIZE);
    if (frame.salt() != salt || frame.page() == 0) {
      throw start.malformed(0, "it does not belong to the frames before it");
    }
    checksum.add(start, CHECKED_FRAME_SIZE);
    checksum.add(file.read("page", frame.pageOffset(), pageSize), pageSize);
    if (checksum.value() != frame.checksum()) {
      throw start.malformed(
          0, "checksum is 0x%016x, not 0x%016x".formatted(frame.checksum(), checksum.value()));
    }
  }

  /** A crash leaves a broken frame at the end of a log; only damage leaves one before a commit. */
  private boolean isCommittedAfter(long brokenFrame) {
    try {
      for (long at = brokenFrame; at + frameSize() <= file.size(); at += frameSize()) {
        WalFrame frame = WalFrame.read(file, at);
        if (frame.salt() == salt && frame.isCommit()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      // What cannot be read may have been committed.
      return true;
    }
  }

  private long frameSize() {
    return (long) WalFrame.HEADER_SIZE + pageSize;
  }

  /** In bytes. */
  int pageSize() {
    return pageSize;
  }

  /** The size of the database after the last transaction in pages, or 0 if there is none. */
  long pageCount() {
    return pageCount;
  }

  /** Where in the file the last transaction ends. */
  long end() {
    return end;
  }

  /** The pages that were committed. */
  PageCopies committed() {
    return copies.all();
  }
}
