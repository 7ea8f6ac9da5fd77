package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.ReadRange;
import dev.exhume.disk.image.part.Zeros;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A file in which the sectors that its log holds replace those that are out of date. */
final class LogOverlay implements ByteSource {
  private static final int SECTOR_BYTES = LogEntry.SECTOR_BYTES;
  private static final int LAST_BYTES = 4;

  private final ByteSource file;
  private final ByteSource ring;
  private final NavigableMap<Long, Change> changes = new TreeMap<>();
  private long size;

  LogOverlay(ByteSource file, ByteSource ring) throws IOException {
    this.file = file;
    this.ring = ring;
    this.size = file.size();
  }

  /** A sector in the log, whose first and last bytes lie elsewhere: it has a signature there. */
  static final class Sector {
    private final long position;
    private final byte[] first;
    private final byte[] last;

    Sector(long position, byte[] first, byte[] last) {
      this.position = position;
      this.first = first;
      this.last = last;
    }

    private ByteBuffer read(ByteSource ring) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(SECTOR_BYTES);
      ring.readFully(position, bytes);
      return bytes.put(0, first).put(SECTOR_BYTES - LAST_BYTES, last).rewind();
    }
  }

  /**
   * What is changed from some offset on.
   *
   * @param sector absent where there are zeros now
   */
  private record Change(long end, Optional<Sector> sector) {}

  /** Makes the file at least as long. */
  void grow(long least) {
    size = Math.max(size, least);
  }

  void put(long offset, Sector sector) {
    replace(offset, new Change(offset + SECTOR_BYTES, Optional.of(sector)));
  }

  void zero(long offset, long length) {
    replace(offset, new Change(offset + length, Optional.empty()));
  }

  /** All changes start and end at whole sectors, so that only zeros are ever cut. */
  private void replace(long start, Change change) {
    Map.Entry<Long, Change> before = changes.lowerEntry(start);
    if (before != null && before.getValue().end() > start) {
      Change cut = before.getValue();
      changes.put(before.getKey(), new Change(start, cut.sector()));
      if (cut.end() > change.end()) {
        changes.put(change.end(), cut);
      }
    }
    NavigableMap<Long, Change> covered = changes.subMap(start, true, change.end(), false);
    if (!covered.isEmpty()) {
      Change last = covered.lastEntry().getValue();
      covered.clear();
      if (last.end() > change.end()) {
        changes.put(change.end(), last);
      }
    }
    changes.put(start, change);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size);
    long next = position;
    while (target.hasRemaining()) {
      next += readSome(next, target);
    }
  }

  private int readSome(long position, ByteBuffer target) throws IOException {
    Map.Entry<Long, Change> entry = changes.floorEntry(position);
    if (entry != null && entry.getValue().end() > position) {
      int length = (int) Math.min(target.remaining(), entry.getValue().end() - position);
      Optional<Sector> sector = entry.getValue().sector();
      if (sector.isPresent()) {
        int within = (int) (position - entry.getKey());
        target.put(sector.get().read(ring).position(within).limit(within + length));
      } else {
        Zeros.fill(target, length);
      }
      return length;
    }
    Long following = changes.higherKey(position);
    long end = following == null ? size : following;
    int length = (int) Math.min(target.remaining(), end - position);
    int there = (int) Math.max(0, Math.min(length, file.size() - position));
    file.readFully(position, target, there);
    Zeros.fill(target, length - there);
    return length;
  }

  @Override
  public void close() {
    // The file is closed with the disk.
  }
}
