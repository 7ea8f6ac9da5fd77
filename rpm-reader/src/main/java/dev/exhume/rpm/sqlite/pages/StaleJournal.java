package dev.exhume.rpm.sqlite.pages;

import java.io.IOException;
import java.util.Optional;

/**
 * Pages as they were before the last transaction, in a journal of which SQLite has made the header
 * void rather than delete the file. What the header said is found from the records: those that were
 * written together have the same nonce.
 */
final class StaleJournal {
  private static final int MIN_SECTOR_SIZE = 512;
  private static final int MAX_SECTOR_SIZE = 65_536;

  private StaleJournal() {}

  /** The pages; none where no record is found. */
  static PageCopies read(CachedFile file, DatabaseHeader header) throws IOException {
    for (int sector = MIN_SECTOR_SIZE; sector <= MAX_SECTOR_SIZE; sector *= 2) {
      PageCopies.Builder copies = new PageCopies.Builder();
      long size = JournalRecord.size(header.pageSize());
      Optional<Integer> nonce = Optional.empty();
      for (long at = sector; at + size <= file.size(); at += size) {
        JournalRecord record = JournalRecord.read(file, at, header.pageSize());
        if (record.page() == 0 || record.nonce() != nonce.orElse(record.nonce())) {
          break;
        }
        nonce = Optional.of(record.nonce());
        copies.add(record.page(), record.pageOffset());
      }
      if (copies.count() > 1) {
        return copies.first();
      }
    }
    return new PageCopies.Builder().all();
  }
}
