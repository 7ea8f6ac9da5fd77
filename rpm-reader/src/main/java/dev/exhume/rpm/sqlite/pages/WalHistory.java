package dev.exhume.rpm.sqlite.pages;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * All pages that were ever committed to a log and still are in it, whether or not they were copied
 * into the database since, in the order of the log.
 *
 * <p>After a reset a log is written from its start again, and what it had before lies on behind
 * what is new. All frames from one reset to the next have the same salt.
 */
final class WalHistory {
  private final CachedFile file;
  private final int pageSize;
  private final Function<Layer, Snapshot> snapshots;
  private PageCopies copies = new PageCopies.Builder().all();
  private long next = WriteAheadLog.HEADER_SIZE;
  private long endOfTransaction;
  private long lastCommit;
  private long endOfSalt = WriteAheadLog.HEADER_SIZE;

  /**
   * @param snapshots put a layer of the log on top of the database
   */
  WalHistory(CachedFile file, int pageSize, Function<Layer, Snapshot> snapshots) {
    this.file = file;
    this.pageSize = pageSize;
    this.snapshots = snapshots;
  }

  /** The next page, or nothing at the end of the log or where it cannot be read. */
  Optional<PageVersion> next() {
    try {
      Optional<PageVersion> version = Optional.empty();
      while (version.isEmpty() && toNextFrame()) {
        version = version(WalFrame.read(file, next));
        next += frameSize();
      }
      return version;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean toNextFrame() throws IOException {
    while (next >= lastCommit) {
      next = endOfSalt;
      if (next + frameSize() > file.size()) {
        return false;
      }
      readFramesOfSalt();
    }
    if (next >= endOfTransaction) {
      endOfTransaction = endOfTransaction();
    }
    return true;
  }

  /** The page of a frame, unless the same transaction wrote it once more. */
  private Optional<PageVersion> version(WalFrame frame) throws IOException {
    Layer layer = new Layer(file, copies, endOfTransaction);
    Snapshot time = snapshots.apply(layer);
    if (copies.last(frame.page(), endOfTransaction) != frame.pageOffset()) {
      return Optional.empty();
    }
    return Optional.of(new PageVersion(time, frame.page(), time.page(frame.page())));
  }

  private void readFramesOfSalt() throws IOException {
    PageCopies.Builder found = new PageCopies.Builder();
    int committed = 0;
    long salt = WalFrame.read(file, next).salt();
    lastCommit = next;
    long at = next;
    for (; at + frameSize() <= file.size(); at += frameSize()) {
      WalFrame frame = WalFrame.read(file, at);
      if (frame.salt() != salt) {
        break;
      }
      found.add(frame.page(), frame.pageOffset());
      if (frame.isCommit()) {
        lastCommit = at + frameSize();
        committed = found.count();
      }
    }
    endOfSalt = at;
    found.cutTo(committed);
    copies = found.all();
  }

  private long endOfTransaction() throws IOException {
    long at = next;
    while (!WalFrame.read(file, at).isCommit()) {
      at += frameSize();
    }
    return at + frameSize();
  }

  private long frameSize() {
    return (long) WalFrame.HEADER_SIZE + pageSize;
  }
}
