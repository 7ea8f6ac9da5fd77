package dev.exhume.disk.volume.md.superblock;

/**
 * What a device is for in its array.
 *
 * @param slot the place among the members that have data, or one of the constants
 */
public record Role(int slot) {
  public static final Role SPARE = new Role(-1);
  public static final Role FAULTY = new Role(-2);
  public static final Role JOURNAL = new Role(-3);

  public boolean hasData() {
    return slot >= 0;
  }
}
