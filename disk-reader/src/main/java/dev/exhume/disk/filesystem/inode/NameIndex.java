package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.FileType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The names of a large directory, in 16 bytes for each and free space: what it says of a name is
 * found without another pass over the directory.
 *
 * <p>A name is known by 64 bits that nobody can foresee: two names do not share them.
 */
final class NameIndex implements EntryVisitor {
  /** A table of 8 MiB; a directory with more names is searched from its start each time. */
  private static final int MAX_NAMES = 3 << 17;

  private static final int LEAST_SLOTS = 1 << 10;
  private static final long SEED = new SplittableRandom().nextLong();
  private static final List<FileType> TYPES = List.of(FileType.values());
  private static final int FLAG_BITS = 5;
  private static final int FIRST_NAME = 1 << (FLAG_BITS - 1);

  /** Keys and values in turn; a value of 0 is free space. */
  private long[] table = new long[2 * LEAST_SLOTS];

  private final Set<Long> directories = new HashSet<>();
  private int names;
  private long parent;

  @Override
  public boolean entry(String name, long inode, FileType type) {
    if (name.equals("..")) {
      parent = parent == 0 ? inode : parent;
    } else if (!name.equals(".")) {
      boolean mayBeDirectory = type == FileType.DIRECTORY || type == FileType.UNKNOWN;
      boolean isFirstName = !mayBeDirectory || directories.add(inode);
      put(key(name), (inode << FLAG_BITS) | (isFirstName ? FIRST_NAME : 0) | TYPES.indexOf(type));
    }
    return isWhole();
  }

  /** Whether there was room for all names. */
  boolean isWhole() {
    return names < MAX_NAMES;
  }

  /** How much memory it takes, in bytes. */
  int size() {
    return table.length * Long.BYTES;
  }

  /** The inode that {@code ..} names, 0 if none could be read. */
  long parent() {
    return parent;
  }

  /** Gives back what only was of use while there were names to come. */
  NameIndex finished() {
    directories.clear();
    if (!isWhole()) {
      table = new long[2];
    }
    return this;
  }

  /** What the first entry of a name says. */
  Optional<Entry> find(String name) {
    long value = table[slot(table, key(name)) + 1];
    return value == 0
        ? Optional.empty()
        : Optional.of(
            new Entry(
                value >>> FLAG_BITS,
                TYPES.get((int) value & (FIRST_NAME - 1)),
                (value & FIRST_NAME) != 0));
  }

  private void put(long key, long value) {
    int slot = slot(table, key);
    if (table[slot + 1] != 0) {
      return;
    }
    table[slot] = key;
    table[slot + 1] = value;
    names++;
    if (8L * names > 3L * table.length) {
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i + 1] != 0) {
        int slot = slot(larger, table[i]);
        larger[slot] = table[i];
        larger[slot + 1] = table[i + 1];
      }
    }
    table = larger;
  }

  /** Where a key is, or would be. */
  private static int slot(long[] table, long key) {
    int mask = table.length - 1;
    int slot = ((int) key << 1) & mask;
    while (table[slot + 1] != 0 && table[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private static long key(String name) {
    long key = SEED;
    for (int i = 0; i < name.length(); i++) {
      key = mixed(key ^ name.charAt(i));
    }
    return key;
  }

  private static long mixed(long bits) {
    long once = (bits ^ (bits >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    return (once ^ (once >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
  }

  /**
   * What a directory says of a name.
   *
   * @param isFirstName whether no other name before this one is for the same directory
   */
  record Entry(long inode, FileType type, boolean isFirstName) {}
}
