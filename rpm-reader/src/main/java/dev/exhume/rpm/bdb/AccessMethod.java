package dev.exhume.rpm.bdb;

import java.nio.ByteOrder;

/** The kinds of Berkeley DB files that RPM has kept packages in. */
enum AccessMethod {
  /** RPM 4; keys are in the byte order of the file. */
  HASH("hash", 0x0006_1561) {
    @Override
    boolean isPairPage(int type) {
      return type == UNSORTED_HASH || type == SORTED_HASH;
    }

    @Override
    boolean isWithoutHeaders(int type) {
      return type == HASH_METADATA;
    }

    @Override
    ByteOrder keyOrder(ByteOrder fileOrder) {
      return fileOrder;
    }
  },

  /** RPM 5; keys are big-endian in every file, so that they are sorted by their value. */
  BTREE("BTREE", 0x0005_3162) {
    @Override
    boolean isPairPage(int type) {
      return type == BTREE_LEAF;
    }

    @Override
    boolean isWithoutHeaders(int type) {
      return type == BTREE_INTERNAL || type == BTREE_METADATA;
    }

    @Override
    ByteOrder keyOrder(ByteOrder fileOrder) {
      return ByteOrder.BIG_ENDIAN;
    }
  };

  private static final int UNSORTED_HASH = 2;
  private static final int BTREE_INTERNAL = 3;
  private static final int BTREE_LEAF = 5;
  private static final int HASH_METADATA = 8;
  private static final int BTREE_METADATA = 9;
  private static final int SORTED_HASH = 13;

  private final String title;
  private final long magic;

  AccessMethod(String title, long magic) {
    this.title = title;
    this.magic = magic;
  }

  /** Its name in the documentation of Berkeley DB: {@code BTREE}. */
  String title() {
    return title;
  }

  /** What page 0 has at offset 12. */
  long magic() {
    return magic;
  }

  /** Whether pages of a type hold keys and values. */
  abstract boolean isPairPage(int type);

  /** Whether pages of a type hold keys and values in a database of either kind. */
  static boolean anyIsPairPage(int type) {
    return HASH.isPairPage(type) || BTREE.isPairPage(type);
  }

  /** Whether pages of a type only lead to others. */
  abstract boolean isWithoutHeaders(int type);

  /** The byte order of the keys, which are the numbers of packages. */
  abstract ByteOrder keyOrder(ByteOrder fileOrder);
}
