package dev.exhume.disk.volume.md.superblock;

/**
 * How an array is laid out, on which its members must agree.
 *
 * @param level as Linux numbers it: -1 is linear
 * @param layout what it means depends on the level
 * @param chunkBytes 0 for levels that have no chunks
 * @param raidDisks how many members have data
 * @param memberBytes how much of each member is used; 0 where that is up to each of them
 * @param saysZones whether {@code layout} tells how RAID 0 counts the chunks of unequal members
 */
public record Geometry(
    int level, int layout, long chunkBytes, int raidDisks, long memberBytes, boolean saysZones) {
  public static final int LINEAR = -1;
  public static final int RAID0 = 0;
  public static final int RAID1 = 1;
  public static final int RAID4 = 4;
  public static final int RAID5 = 5;
  public static final int RAID6 = 6;
  public static final int RAID10 = 10;

  /** Whether any of the members can be spared, so that they may differ in age. */
  public boolean isRedundant() {
    return level != LINEAR && level != RAID0;
  }

  /** The level as mdadm calls it. */
  public String levelName() {
    return level == LINEAR ? "linear" : "raid" + level;
  }
}
