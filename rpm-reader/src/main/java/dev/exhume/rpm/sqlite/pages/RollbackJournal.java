package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pages as they were before a transaction that never ended.
 *
 * <pre>
 * RollbackJournal --> segment *, [SuperJournal]
 * segment         --> header (one sector), record * records, up to the end of a sector
 * header          --> magic (u64), records (u32), nonce (u32), pages before (u32),
 *                     sector size (u32), page size (u32)
 * record          --> page number (u32), page, checksum (u32)
 * </pre>
 *
 * @see <a href="https://sqlite.org/fileformat2.html#the_rollback_journal">rollback journal</a>
 */
final class RollbackJournal {
  private static final int HEADER_SIZE = 28;
  private static final long MAGIC = 0xD9D5_05F9_20A1_63D7L;
  private static final int MIN_SECTOR_SIZE = 32;
  private static final int USUAL_SECTOR_SIZE = 512;
  private static final int MAX_SECTOR_SIZE = 65_536;
  private static final long TO_THE_END = 0xFFFF_FFFFL;

  private final CachedFile file;
  private final int sectorSize;
  private final int pageSize;
  private final long pageCount;
  private final PageCopies.Builder copies = new PageCopies.Builder();

  private RollbackJournal(CachedFile file, int sectorSize, int pageSize, long pageCount) {
    this.file = file;
    this.sectorSize = sectorSize;
    this.pageSize = pageSize;
    this.pageCount = pageCount;
  }

  /**
   * Reads which pages the journal has.
   *
   * @param pageSize of the database, for old journals that do not have it
   * @throws MalformedDataException when its header is damaged, so that nothing in it counts
   */
  static RollbackJournal read(CachedFile file, int pageSize, Consumer<Damage> damage)
      throws IOException {
    Bytes header = header(file, 0);
    long sector = header.u32(20);
    if (sector < MIN_SECTOR_SIZE || sector > MAX_SECTOR_SIZE || Long.bitCount(sector) != 1) {
      throw header.malformed(20, "sector size is %d".formatted(sector));
    }
    long size = header.u32(24) == 0 ? pageSize : header.u32(24);
    if (!DatabaseHeader.isPageSize(size)) {
      throw header.malformed(24, "page size is %d".formatted(size));
    }
    RollbackJournal journal = new RollbackJournal(file, (int) sector, (int) size, header.u32(16));
    journal.readSegments(0, damage);
    return journal;
  }

  /**
   * Reads the journal of a transaction that ended, of which SQLite has left all but the header.
   * What that said is found from the records: those that were written together have one nonce.
   */
  static Optional<RollbackJournal> readFinished(CachedFile file, int pageSize) throws IOException {
    for (int sector = USUAL_SECTOR_SIZE; sector <= MAX_SECTOR_SIZE; sector *= 2) {
      RollbackJournal journal = new RollbackJournal(file, sector, pageSize, 0);
      long end = journal.readRecordsOfOneNonce(sector);
      if (journal.copies.count() > 1) {
        journal.readSegments(journal.nextSector(end), damage -> {});
        return Optional.of(journal);
      }
    }
    return Optional.empty();
  }

  /** Whether the transaction ended: the file is left, but its header is void. */
  static boolean isFinished(CachedFile file) throws IOException {
    return file.size() == 0 || file.read("rollback journal", 0, 1).u8(0) == 0;
  }

  private static Bytes header(CachedFile file, long offset) throws IOException {
    Bytes header = file.read("rollback journal header", offset, HEADER_SIZE);
    if (header.s64(0) != MAGIC) {
      throw header.malformed(0, "magic is 0x%016x, not 0x%016x".formatted(header.s64(0), MAGIC));
    }
    return header;
  }

  private long readRecordsOfOneNonce(long start) throws IOException {
    Optional<Integer> nonce = Optional.empty();
    long at = start;
    for (; at + recordSize() <= file.size(); at += recordSize()) {
      JournalRecord record = JournalRecord.read(file, at, pageSize);
      if (!record.isOf(nonce.orElse(record.nonce()))) {
        break;
      }
      nonce = Optional.of(record.nonce());
      copies.add(record.page(), record.pageOffset());
    }
    return at;
  }

  private void readSegments(long start, Consumer<Damage> damage) throws IOException {
    long at = start;
    try {
      while (at + sectorSize <= file.size()) {
        Bytes header = header(file, at);
        long records = header.u32(8);
        at += sectorSize;
        long most = (file.size() - at) / recordSize();
        for (long i = 0; i < Math.min(records, most); i++) {
          JournalRecord record = JournalRecord.read(file, at, pageSize);
          if (record.isOf(header.s32(12))) {
            copies.add(record.page(), record.pageOffset());
          } else if (records == TO_THE_END) {
            // The machine stopped while it wrote this record, before it changed the page.
            return;
          } else {
            damage.accept(lost(record));
          }
          at += recordSize();
        }
        at = nextSector(at);
      }
    } catch (MalformedDataException e) {
      // What is no header ends the journal as the end of the file does.
    }
  }

  private Damage lost(JournalRecord record) {
    String message =
        "rollback journal record at offset 0x%x: checksum is wrong; page %d may stay changed"
            .formatted(record.offset(), record.page());
    return Damage.in(file.path(), record.offset(), message);
  }

  private long nextSector(long offset) {
    return (offset + sectorSize - 1) / sectorSize * sectorSize;
  }

  private long recordSize() {
    return JournalRecord.size(pageSize);
  }

  /** In bytes. */
  int pageSize() {
    return pageSize;
  }

  /** The size of the database before the transaction in pages. */
  long pageCount() {
    return pageCount;
  }

  /** The pages as they were before the transaction. */
  PageCopies copies() {
    return copies.first();
  }
}
