package dev.exhume.disk.volume.md;

/**
 * What a device is for in its array.
 *
 * @param slot the place among the members that have data, or one of the constants
 */
record Role(int slot) {
  static final Role SPARE = new Role(-1);
  static final Role FAULTY = new Role(-2);
  static final Role JOURNAL = new Role(-3);

  boolean hasData() {
    return slot >= 0;
  }
}
