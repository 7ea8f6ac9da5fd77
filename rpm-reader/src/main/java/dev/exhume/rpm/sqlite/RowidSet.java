package dev.exhume.rpm.sqlite;

import java.util.BitSet;

/** The rowids that were listed, as far as they are as small as RPM makes them. */
final class RowidSet {
  private static final long MAX_ROWID = 1 << 22;

  private final BitSet rowids = new BitSet();

  void add(long rowid) {
    if (rowid > 0 && rowid < MAX_ROWID) {
      rowids.set((int) rowid);
    }
  }

  boolean has(long rowid) {
    return rowid > 0 && rowid < MAX_ROWID && rowids.get((int) rowid);
  }
}
