package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Finds the superblock, or a copy of it where it is damaged. */
final class SuperblockSearch {
  private static final int LARGEST_LOG_BLOCK_SIZE = 6;

  /** The first groups that have a copy, whether all have or only a few. */
  private static final int[] GROUPS_WITH_COPIES = {1, 3, 5, 7, 9, 25, 27, 49};

  /** Where a copy is looked for when groups have an unusual size. */
  private static final int SEARCHED_BYTES = 64 << 20;

  private static final int SEARCHED_AT_ONCE = 1 << 20;

  private final ByteSource volume;

  SuperblockSearch(ByteSource volume) {
    this.volume = volume;
  }

  /** The superblock that can be relied on most; why it is not the first one is a problem. */
  Superblock find(String name, DiskProblems problems) throws IOException {
    Superblock first;
    try {
      first = Superblock.read(volume, Superblock.POSITION);
    } catch (IOException e) {
      Superblock copy = copy().orElseThrow(() -> e);
      problems.add(name, Superblock.POSITION, insteadOf(String.valueOf(e.getMessage()), copy));
      return copy;
    }
    Optional<String> doubt = first.doubt();
    if (doubt.isPresent()) {
      MalformedDataException fault = first.bytes().malformed(0, doubt.get());
      Optional<Superblock> copy = copy();
      problems.add(
          name,
          Superblock.POSITION,
          copy.map(better -> insteadOf(fault.getMessage(), better)).orElse(fault.getMessage()));
      return copy.orElse(first);
    }
    return first;
  }

  private static String insteadOf(String fault, Superblock copy) {
    return "%s; the copy at 0x%x is used".formatted(fault, copy.bytes().position());
  }

  private Optional<Superblock> copy() throws IOException {
    Optional<Superblock> usual = copyAtUsualPlace();
    return usual.isPresent() ? usual : copyAtUnusualPlace();
  }

  /** A copy where the usual sizes of blocks and groups put it. */
  Optional<Superblock> copyAtUsualPlace() throws IOException {
    for (int log = 0; log <= LARGEST_LOG_BLOCK_SIZE; log++) {
      int blockSize = 1024 << log;
      for (int group : GROUPS_WITH_COPIES) {
        long block = (log == 0 ? 1 : 0) + group * 8L * blockSize;
        Optional<Superblock> copy = copyAt(block * blockSize);
        if (copy.isPresent()) {
          return copy;
        }
      }
    }
    return Optional.empty();
  }

  /** A copy at the start of a group of any size. */
  Optional<Superblock> copyAtUnusualPlace() throws IOException {
    long end = Math.min(volume.size(), SEARCHED_BYTES);
    for (long start = 0; start + SEARCHED_AT_ONCE <= end; start += SEARCHED_AT_ONCE) {
      Bytes part = part(start);
      for (int offset = 0; offset < part.size(); offset += Superblock.SIZE) {
        Bytes block = part.slice("ext superblock", offset, Superblock.SIZE);
        if (Superblock.hasMagic(block)) {
          Optional<Superblock> copy = copyAt(block.position());
          if (copy.isPresent()) {
            return copy;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Bytes part(long start) {
    try {
      return volume.read("ext superblocks", start, SEARCHED_AT_ONCE, ByteOrder.LITTLE_ENDIAN);
    } catch (IOException unreadable) {
      // Nothing is found where nothing can be read.
      return Bytes.of("ext superblocks", start, new byte[0], ByteOrder.LITTLE_ENDIAN);
    }
  }

  private Optional<Superblock> copyAt(long position) throws IOException {
    if (position > volume.size() - Superblock.SIZE) {
      return Optional.empty();
    }
    try {
      Superblock copy = Superblock.read(volume, position);
      return copy.liesInItsPlace() && copy.doubt().isEmpty() ? Optional.of(copy) : Optional.empty();
    } catch (IOException none) {
      // Most places hold something else: that is no fault.
      return Optional.empty();
    }
  }
}
