package dev.exhume.disk.filesystem.xfs.log;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.log.item.BufferItem;
import dev.exhume.disk.filesystem.xfs.log.item.CancelledBuffers;
import dev.exhume.disk.filesystem.xfs.log.item.ItemType;
import dev.exhume.disk.filesystem.xfs.log.record.LogEnds;
import dev.exhume.disk.filesystem.xfs.log.record.LogItem;
import dev.exhume.disk.filesystem.xfs.log.record.LogRing;
import dev.exhume.disk.filesystem.xfs.log.record.Transaction;
import dev.exhume.disk.filesystem.xfs.log.record.Transactions;
import dev.exhume.disk.filesystem.xfs.log.volume.ChangedVolume;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The log of an XFS that was not unmounted: changes that were promised to programs, and of which
 * many are not yet where they belong. They are made in memory, and not on the volume.
 */
public final class XfsLog {
  /** The largest log that {@code mkfs.xfs} makes. */
  private static final long MAX_BYTES = 1L << 31;

  private static final int LOG_FEATURES = 220;

  /** Attributes that are logged by what is intended. */
  private static final long KNOWN_LOG_FEATURES = 0x1;

  private final ByteSource volume;
  private final XfsSuperblock superblock;
  private final LogRing ring;
  private final Replay.Faults faults;

  private XfsLog(ByteSource volume, XfsSuperblock superblock, LogRing ring, Replay.Faults faults) {
    this.volume = volume;
    this.superblock = superblock;
    this.ring = ring;
    this.faults = faults;
  }

  /**
   * The volume as it would be after its recovery; the same volume if it needs none.
   *
   * @param name what the volume is called, for messages
   */
  public static ByteSource replay(ByteSource volume, String name, DiskProblems problems) {
    XfsSuperblock superblock;
    try {
      superblock = XfsSuperblock.read(volume);
    } catch (IOException e) {
      problems.add(name, 0, "the log of XFS is not looked at: " + e.getMessage());
      return volume;
    }
    return replay(volume, superblock, name, problems);
  }

  /** The same with a superblock that is known. */
  public static ByteSource replay(
      ByteSource volume, XfsSuperblock superblock, String name, DiskProblems problems) {
    XfsGeometry geometry = superblock.geometry();
    long bytes = geometry.logBlocks() * geometry.blockSize();
    if (geometry.logStart() == 0) {
      problems.add(
          name,
          0,
          "the log of XFS, %d bytes, is on another volume; changes may be missing"
              .formatted(bytes));
      return volume;
    }
    long start = geometry.position(geometry.logStart());
    if (bytes > MAX_BYTES || bytes <= 0 || start < 0 || start > geometry.size() - bytes) {
      problems.add(name, 0, "the log of XFS cannot have %d bytes at 0x%x".formatted(bytes, start));
      return volume;
    }
    XfsLog log =
        new XfsLog(
            volume,
            superblock,
            new LogRing(volume, start, bytes),
            (position, message) -> problems.add(name, position, message));
    try {
      return log.replay();
    } catch (IOException e) {
      problems.add(
          name, start, "the log of XFS is not replayed, changes are missing: " + e.getMessage());
      return volume;
    }
  }

  /**
   * Whether the server left nothing to do.
   *
   * @throws IOException when the log cannot be read, or is on another volume
   */
  public static boolean isClean(ByteSource volume, XfsSuperblock superblock) throws IOException {
    XfsGeometry geometry = superblock.geometry();
    long bytes = geometry.logBlocks() * geometry.blockSize();
    if (geometry.logStart() == 0 || bytes > MAX_BYTES || bytes <= 0) {
      throw superblock.bytes().malformed(48, "the volume has no log");
    }
    long start = geometry.position(geometry.logStart());
    return LogEnds.find(new LogRing(volume, start, bytes)).map(LogEnds::isClean).orElse(true);
  }

  private ByteSource replay() throws IOException {
    Optional<LogEnds> found = LogEnds.find(ring);
    if (found.isEmpty()) {
      return volume;
    }
    LogEnds ends = found.get();
    ends.torn()
        .ifPresent(
            fault ->
                faults.add(
                    ring.position(ends.head()),
                    "the log of XFS ends with a record that was not wholly written: " + fault));
    if (ends.isClean()) {
      return volume;
    }
    byte[] owner = ends.last().fileSystem();
    if (!Arrays.equals(owner, superblock.uuidBytes())
        && !Arrays.equals(owner, superblock.metadataUuid())) {
      throw ends.last().bytes().malformed(304, "it belongs to another file system");
    }
    long unknown =
        superblock.features().hasChecksums()
            ? superblock.bytes().u32(LOG_FEATURES) & ~KNOWN_LOG_FEATURES
            : 0;
    if (unknown != 0) {
      faults.add(
          LOG_FEATURES,
          "features 0x%x of the log of XFS are not known; changes may be missing"
              .formatted(unknown));
    }
    return carryOut(ends);
  }

  private ByteSource carryOut(LogEnds ends) throws IOException {
    CancelledBuffers cancelled = new CancelledBuffers();
    Pass first = read(ends, Long.MAX_VALUE, transaction -> collect(transaction, cancelled));
    ChangedVolume changed = new ChangedVolume(volume);
    Replay replay = new Replay(superblock, changed, cancelled, faults);
    Pass second = read(ends, first.transactions(), replay::apply);
    replay.finish();
    first
        .stop()
        .or(second::stop)
        .ifPresent(
            reason ->
                faults.add(
                    ring.position(ends.head()),
                    "the log of XFS is replayed in part, later changes are missing: "
                        + reason.getMessage()));
    return changed.isUnchanged() ? volume : changed;
  }

  /**
   * How far one came.
   *
   * @param stop why one did not come further
   */
  private record Pass(long transactions, Optional<IOException> stop) {}

  /** Reads transactions up to the first that cannot be read, or so many. */
  private Pass read(LogEnds ends, long most, Transactions.Consumer consumer) {
    AtomicLong done = new AtomicLong();
    try {
      Transactions.read(
          ring,
          ends,
          transaction -> {
            if (done.get() < most) {
              consumer.accept(transaction);
              done.incrementAndGet();
            }
          });
      return new Pass(done.get(), Optional.empty());
    } catch (IOException e) {
      return new Pass(done.get(), Optional.of(e));
    }
  }

  private static void collect(Transaction transaction, CancelledBuffers cancelled)
      throws IOException {
    for (LogItem item : transaction.items()) {
      if (ItemType.of(item.type()).filter(type -> type == ItemType.BUFFER).isPresent()) {
        BufferItem buffer = BufferItem.read(item);
        if (buffer.isCancel()) {
          cancelled.add(buffer);
        }
      }
    }
  }
}
