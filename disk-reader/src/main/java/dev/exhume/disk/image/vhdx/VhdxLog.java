package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Joined;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log of a file that was not closed: changes that were not yet carried out. They are, in memory
 * and not in the file.
 *
 * <pre>
 * "zero": 8 u64 length; 16 u64 offset; 24 u64 sequence number
 * "desc": 4 the last 4 bytes, 8 the first 8 bytes; 16 u64 offset; 24 u64 sequence number
 * sector of a "desc": 0 "data"; 8 all other bytes
 * </pre>
 */
final class VhdxLog {
  /** Logs have 1 MiB, and rarely some more. */
  private static final int MAX_BYTES = 64 << 20;

  /** Each byte of a log belongs to one entry, and to some from earlier rounds. */
  private static final int MAX_ROUNDS = 4;

  private static final int DESCRIPTOR = 0x63736564;
  private static final int ZERO = 0x6F72657A;

  private final ByteSource ring;
  private final long length;
  private final VhdxHeader header;
  private final FaultLog faults;

  private VhdxLog(ByteSource ring, VhdxHeader header, FaultLog faults) {
    this.ring = ring;
    this.length = header.logLength();
    this.header = header;
    this.faults = faults;
  }

  /** The file as it is after all changes. */
  static ByteSource replay(ByteSource file, VhdxHeader header, FaultLog faults) throws IOException {
    if (!header.hasLog()) {
      return file;
    }
    long length = header.logLength();
    if (length > MAX_BYTES || header.logOffset() < 0 || length > file.size() - header.logOffset()) {
      throw new UnsupportedFeatureException(
          "VHDX log of %d bytes at 0x%x".formatted(length, header.logOffset()));
    }
    ByteSource once = file.slice(header.logOffset(), length);
    VhdxLog log = new VhdxLog(Joined.of(List.of(once, once)), header, faults);
    List<LogEntry> entries = log.active();
    if (entries.isEmpty()) {
      faults.problem(
          header.logOffset(), "VHDX log: it has no whole entry, so that changes may be missing");
      return file;
    }
    LogOverlay overlay = new LogOverlay(file, log.ring);
    for (LogEntry entry : entries) {
      log.apply(entry, overlay);
    }
    return overlay;
  }

  /** The entries that lead, one after the other, to the one that was written last. */
  private List<LogEntry> active() throws IOException {
    Map<Long, LogEntry> entries = new HashMap<>();
    long checked = 0;
    for (long at = 0; at < length && checked < MAX_ROUNDS * length; at += LogEntry.SECTOR_BYTES) {
      Optional<LogEntry> entry = LogEntry.read(ring, at, length, header.logId());
      if (entry.isPresent()) {
        checked += entry.get().length();
        if (Checksum.isValid(ring, at, entry.get().length())) {
          entries.put(at, entry.get());
        }
      }
    }
    List<LogEntry> heads = new ArrayList<>(entries.values());
    heads.sort(Comparator.comparingLong(LogEntry::sequence).reversed());
    for (LogEntry head : heads) {
      List<LogEntry> sequence = sequence(head, entries);
      if (!sequence.isEmpty()) {
        return sequence;
      }
    }
    return List.of();
  }

  /** From the first entry that is needed to the last; none if one is missing. */
  private List<LogEntry> sequence(LogEntry head, Map<Long, LogEntry> entries) {
    List<LogEntry> sequence = new ArrayList<>();
    long at = head.tail();
    while (sequence.size() < entries.size()) {
      LogEntry entry = entries.get(at);
      long before = sequence.isEmpty() ? -1 : sequence.get(sequence.size() - 1).sequence();
      if (entry == null || (before >= 0 && entry.sequence() != before + 1)) {
        return List.of();
      }
      sequence.add(entry);
      if (entry.equals(head)) {
        return sequence;
      }
      at = (at + entry.length()) % length;
    }
    return List.of();
  }

  private void apply(LogEntry entry, LogOverlay overlay) throws IOException {
    overlay.grow(entry.fileSize());
    long sector = entry.sectors();
    for (int i = 0; i < entry.descriptors(); i++) {
      long at = entry.position() + LogEntry.HEADER_BYTES + (long) i * LogEntry.DESCRIPTOR_BYTES;
      Bytes bytes =
          ring.read(LogEntry.NAME, at, LogEntry.DESCRIPTOR_BYTES, ByteOrder.LITTLE_ENDIAN);
      long offset = bytes.s64(16);
      boolean isSector = bytes.s32(0) == DESCRIPTOR;
      long size = isSector ? LogEntry.SECTOR_BYTES : bytes.s64(8);
      if ((!isSector && bytes.s32(0) != ZERO)
          || offset < 0
          || offset % LogEntry.SECTOR_BYTES != 0
          || size <= 0
          || size % LogEntry.SECTOR_BYTES != 0
          || offset > Long.MAX_VALUE - size
          || sector > entry.position() + entry.length() - (isSector ? size : 0)) {
        faults.problem(
            header.logOffset() + at % length, LogEntry.NAME + ": a descriptor makes no sense");
      } else if (isSector) {
        overlay.put(offset, new LogOverlay.Sector(sector, bytes.copy(8, 8), bytes.copy(4, 4)));
      } else {
        overlay.zero(offset, size);
      }
      sector += isSector ? LogEntry.SECTOR_BYTES : 0;
    }
  }
}
