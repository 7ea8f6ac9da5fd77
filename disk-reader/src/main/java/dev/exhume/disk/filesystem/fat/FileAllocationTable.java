package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.RecentlyUsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The table of files: for each cluster the one that follows it. It has copies, of which the next
 * serves where an entry makes no sense. Safe for use by several threads.
 */
final class FileAllocationTable {
  /** What {@link #next} says of the last cluster of a file. */
  static final long END = -1;

  private static final String NAME = "file allocation table";

  /** Whole sectors, and whole entries of any width. */
  private static final int PAGE_BYTES = 3 * 4096;

  private static final int CACHED_BYTES = 4 << 20;
  private static final int NOT_MIRRORED = 0x80;
  private static final int ACTIVE = 0xF;

  private final ByteSource volume;
  private final BootSector boot;
  private final BiConsumer<Long, String> problems;
  private final List<Integer> copies;
  private final RecentlyUsed<Bytes> pages = new RecentlyUsed<>(CACHED_BYTES, Bytes::size);

  /**
   * @param problems where offset and message of a fault go
   */
  FileAllocationTable(ByteSource volume, BootSector boot, BiConsumer<Long, String> problems) {
    this.volume = volume;
    this.boot = boot;
    this.problems = problems;
    this.copies = copies();
  }

  /** The copies to be asked, the best first. */
  private List<Integer> copies() {
    if ((boot.flags() & NOT_MIRRORED) != 0 && (boot.flags() & ACTIVE) < boot.copies()) {
      return List.of(boot.flags() & ACTIVE);
    }
    List<Integer> sound = new ArrayList<>();
    List<Integer> doubtful = new ArrayList<>();
    for (int copy = 0; copy < boot.copies(); copy++) {
      (startsWithMedia(copy) ? sound : doubtful).add(copy);
    }
    for (int copy : doubtful) {
      problems.accept(
          boot.tablePosition(copy),
          "%s: copy %d does not start with the media descriptor 0x%02x"
              .formatted(NAME, copy + 1, boot.media()));
    }
    sound.addAll(doubtful);
    return List.copyOf(sound);
  }

  private boolean startsWithMedia(int copy) {
    try {
      return volume.read(NAME, boot.tablePosition(copy), 1, ByteOrder.LITTLE_ENDIAN).u8(0)
          == boot.media();
    } catch (IOException unreadable) {
      // Other parts of it may be readable.
      return false;
    }
  }

  /** Where the entry of a cluster lies. */
  long position(long cluster) {
    return boot.tablePosition(copies.get(0)) + boot.kind().offset(cluster);
  }

  /**
   * The cluster after another one of the same file, or {@link #END}.
   *
   * @throws MalformedDataException where no copy says something that can be
   */
  long next(long cluster) throws IOException {
    @Nullable IOException fault = null;
    for (int copy : copies) {
      try {
        long entry = entry(copy, cluster);
        if (boot.kind().isEnd(entry) || boot.has(entry)) {
          tellFault(fault, copy);
          return boot.kind().isEnd(entry) ? END : entry;
        }
        fault = fault == null ? malformed(cluster, entry) : fault;
      } catch (IOException e) {
        fault = fault == null ? e : fault;
      }
    }
    throw fault == null ? malformed(cluster, 0) : fault;
  }

  private void tellFault(@Nullable IOException fault, int copy) {
    if (fault instanceof MalformedDataException malformed) {
      problems.accept(
          malformed.offset(), "%s; copy %d is used".formatted(malformed.getMessage(), copy + 1));
    } else if (fault != null) {
      problems.accept(
          boot.tablePosition(copies.get(0)),
          "%s: %s; copy %d is used".formatted(NAME, fault.getMessage(), copy + 1));
    }
  }

  private MalformedDataException malformed(long cluster, long entry) {
    String reason = "cluster 0x%x, which there is not, follows".formatted(entry);
    if (entry == 0) {
      reason = "it is free";
    } else if (entry == boot.kind().bad()) {
      reason = "it is marked as bad";
    }
    return new MalformedDataException(
        NAME, position(cluster), "cluster 0x%x: %s".formatted(cluster, reason));
  }

  private long entry(int copy, long cluster) throws IOException {
    long offset = boot.kind().offset(cluster);
    return boot.kind().entry(page(copy, offset / PAGE_BYTES), (int) (offset % PAGE_BYTES), cluster);
  }

  private Bytes page(int copy, long page) throws IOException {
    long key = page * boot.copies() + copy;
    Optional<Bytes> known = pages.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    Bytes read = read(copy, page);
    pages.put(key, read);
    if (copy == copies.get(0)) {
      compare(page, read);
    }
    return read;
  }

  private Bytes read(int copy, long page) throws IOException {
    long start = page * PAGE_BYTES;
    int length = (int) Math.min(PAGE_BYTES, boot.fatSectors() * boot.sectorBytes() - start);
    return volume.read(NAME, boot.tablePosition(copy) + start, length, ByteOrder.LITTLE_ENDIAN);
  }

  /** Which of two copies is right cannot be told where both make sense; that they differ can. */
  private void compare(long page, Bytes first) throws IOException {
    ByteBuffer bytes = first.buffer(0, first.size());
    for (int copy : copies.subList(1, copies.size())) {
      try {
        Bytes other = read(copy, page);
        int difference = bytes.mismatch(other.buffer(0, other.size()));
        if (difference >= 0) {
          problems.accept(
              first.position() + difference,
              "%s: copy %d says something else; copy %d is believed where it can be true"
                  .formatted(NAME, copy + 1, copies.get(0) + 1));
        }
      } catch (IOException unreadable) {
        problems.accept(
            boot.tablePosition(copy) + page * PAGE_BYTES,
            "%s: copy %d cannot be read: %s".formatted(NAME, copy + 1, unreadable.getMessage()));
      }
    }
  }
}
