package dev.exhume.core.source.tar.index;

import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * The names in each directory as a treap, a search tree that is kept flat by priorities drawn by
 * lot: no order in which names come, not even that of a forger, makes it deep.
 *
 * <pre>
 * 0   4  the names before this one
 * 4   4  the names after it
 * 8   4  the file that it names, or none any more
 * 12  2  its length
 * 14     its bytes
 * </pre>
 */
final class NameTrees {
  private static final int AFTER = 4;
  private static final int FILE = 8;
  private static final int LENGTH = 12;
  private static final int BYTES = 14;

  private final PagedBytes bytes;
  private final long lot = RandomGenerator.getDefault().nextLong();

  NameTrees(PagedBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * The name's record.
   *
   * @param tree the place that refers to the topmost name
   */
  long find(long tree, byte[] name) throws IOException {
    long here = Reference.get(bytes, tree);
    while (here != TreeIndex.NONE) {
      int order = compare(here, name);
      if (order == 0) {
        return here;
      }
      here = order > 0 ? before(here) : after(here);
    }
    return TreeIndex.NONE;
  }

  /** Adds a name that is not there yet. */
  void add(long tree, byte[] name, long file) throws IOException {
    long added = bytes.allocate(BYTES + name.length);
    Reference.put(bytes, added + FILE, file);
    bytes.putInt(added + LENGTH, name.length << Short.SIZE);
    bytes.put(added + BYTES, name);
    long place = tree;
    long here = Reference.get(bytes, place);
    while (here != TreeIndex.NONE && priority(here) > priority(added)) {
      place = compare(here, name) > 0 ? here : here + AFTER;
      here = Reference.get(bytes, place);
    }
    Reference.put(bytes, place, added);
    split(here, name, added);
  }

  /** Shares the names from {@code topmost} on out to both sides of the one that was added. */
  private void split(long topmost, byte[] name, long added) throws IOException {
    long before = added;
    long after = added + AFTER;
    long here = topmost;
    while (here != TreeIndex.NONE) {
      if (compare(here, name) < 0) {
        Reference.put(bytes, before, here);
        before = here + AFTER;
        here = after(here);
      } else {
        Reference.put(bytes, after, here);
        after = here;
        here = before(here);
      }
    }
    Reference.put(bytes, before, TreeIndex.NONE);
    Reference.put(bytes, after, TreeIndex.NONE);
  }

  long before(long name) throws IOException {
    return Reference.get(bytes, name);
  }

  long after(long name) throws IOException {
    return Reference.get(bytes, name + AFTER);
  }

  long file(long name) throws IOException {
    return Reference.get(bytes, name + FILE);
  }

  void setFile(long name, long file) throws IOException {
    Reference.put(bytes, name + FILE, file);
  }

  byte[] bytes(long name) throws IOException {
    return bytes.get(name + BYTES, length(name));
  }

  private int length(long name) throws IOException {
    return bytes.getInt(name + LENGTH) >>> Short.SIZE;
  }

  private int compare(long name, byte[] other) throws IOException {
    return bytes.compare(name + BYTES, length(name), other);
  }

  /** MurmurHash3's last step, which spreads whatever differs over all bits. */
  private long priority(long name) {
    long mixed = name ^ lot;
    mixed = (mixed ^ mixed >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ mixed >>> 33;
  }
}
