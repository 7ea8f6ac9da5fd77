package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the superblock, or a copy of it where it is damaged. */
final class SuperblockSearch {
  /**
   * Into how many allocation groups mkfs.xfs divides a volume, by its age and the volume's size.
   */
  private static final int[] USUAL_COUNTS = {4, 16, 8, 32, 2, 3, 5, 6, 7};

  private static final int MIN_BLOCK_LOG = 9;
  private static final int MAX_BLOCK_LOG = 16;

  /** No allocation group is larger. */
  private static final long MAX_AG_SIZE = 1L << 40;

  /** Where a copy is looked for when the groups have an unusual size. */
  private static final int SEARCHED_BYTES = 64 << 20;

  /** To what the groups of a volume with stripes are aligned, at most. */
  private static final int MAX_ALIGNMENT = 1 << 20;

  private static final int SEARCHED_AT_ONCE = 1 << 20;

  private final ByteSource volume;

  SuperblockSearch(ByteSource volume) {
    this.volume = volume;
  }

  /** The superblock that can be relied on most; why it is not the first one is a problem. */
  XfsSuperblock find(String name, DiskProblems problems) throws IOException {
    XfsSuperblock first;
    try {
      first = XfsSuperblock.read(volume, 0);
    } catch (IOException e) {
      XfsSuperblock copy = copy().orElseThrow(() -> e);
      problems.add(name, 0, insteadOf(String.valueOf(e.getMessage()), copy));
      return copy;
    }
    Optional<String> doubt = first.doubt();
    if (doubt.isEmpty()) {
      return first;
    }
    MalformedDataException fault = first.bytes().malformed(0, doubt.get());
    Optional<XfsSuperblock> copy = copy();
    problems.add(
        name,
        0,
        copy.map(better -> insteadOf(fault.getMessage(), better)).orElse(fault.getMessage()));
    return copy.orElse(first);
  }

  private static String insteadOf(String fault, XfsSuperblock copy) {
    return "%s; the copy at 0x%x is used".formatted(fault, copy.bytes().position());
  }

  private Optional<XfsSuperblock> copy() throws IOException {
    Optional<XfsSuperblock> usual = copyAtUsualPlace();
    return usual.isPresent() ? usual : copyAtUnusualPlace();
  }

  /** A copy where the first superblock, or else the usual number of groups, puts it. */
  Optional<XfsSuperblock> copyAtUsualPlace() throws IOException {
    for (long position : usualPlaces()) {
      Optional<XfsSuperblock> copy = copyAt(position);
      if (copy.isPresent()) {
        return copy;
      }
    }
    return Optional.empty();
  }

  private Set<Long> usualPlaces() throws IOException {
    Set<Long> places = new LinkedHashSet<>();
    Bytes first = part(0, XfsSuperblock.SIZE);
    if (first.size() > 0) {
      // What is damaged may be something else than the sizes of block and group.
      places.add(first.u32(4) * (first.u32(84) & Integer.MAX_VALUE));
    }
    for (int count : USUAL_COUNTS) {
      for (int log = MIN_BLOCK_LOG; log <= MAX_BLOCK_LOG; log++) {
        long blocks = volume.size() >>> log;
        places.add(((blocks + count - 1) / count) << log);
      }
    }
    for (int log = MIN_BLOCK_LOG; log <= MAX_BLOCK_LOG; log++) {
      places.add(MAX_AG_SIZE - (1L << log));
    }
    return places;
  }

  /** A copy at the start of a group of any size. */
  Optional<XfsSuperblock> copyAtUnusualPlace() throws IOException {
    Optional<XfsSuperblock> copy = copyBetween(0, SEARCHED_BYTES);
    for (int count : USUAL_COUNTS) {
      if (copy.isPresent()) {
        return copy;
      }
      long usual = volume.size() / count;
      copy = copyBetween(usual - MAX_ALIGNMENT, usual + MAX_ALIGNMENT);
    }
    return copy;
  }

  private Optional<XfsSuperblock> copyBetween(long first, long last) throws IOException {
    long end = Math.min(volume.size(), last);
    long start = Math.max(0, first - first % XfsSuperblock.SIZE);
    for (; start < end; start += SEARCHED_AT_ONCE) {
      Bytes part = part(start, (int) Math.min(SEARCHED_AT_ONCE, end - start));
      for (int offset = 0; offset < part.size() - 4; offset += XfsSuperblock.SIZE) {
        if (part.u32(offset) == XfsSuperblock.MAGIC) {
          Optional<XfsSuperblock> copy = copyAt(start + offset);
          if (copy.isPresent()) {
            return copy;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Bytes part(long start, int length) {
    try {
      return volume.read("XFS superblock", start, length, ByteOrder.BIG_ENDIAN);
    } catch (IOException unreadable) {
      // Nothing is found where nothing can be read.
      return Bytes.of("XFS superblock", start, new byte[0], ByteOrder.BIG_ENDIAN);
    }
  }

  /** The copy at a place, if there is a good one. */
  Optional<XfsSuperblock> copyAt(long position) throws IOException {
    if (position <= 0 || position > volume.size() - XfsSuperblock.SIZE) {
      return Optional.empty();
    }
    try {
      XfsSuperblock copy = XfsSuperblock.read(volume, position);
      return copy.liesInItsPlace() && copy.doubt().isEmpty() ? Optional.of(copy) : Optional.empty();
    } catch (IOException none) {
      // Most places hold something else: that is no fault.
      return Optional.empty();
    }
  }
}
