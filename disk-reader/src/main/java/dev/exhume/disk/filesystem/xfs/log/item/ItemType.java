package dev.exhume.disk.filesystem.xfs.log.item;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of items that a log may hold. */
public enum ItemType {
  BUFFER(0x123C),
  INODE(0x123B),
  NEW_INODES(0x123F),

  /** Of no meaning since IRIX. */
  UNLINKED(0x1238),
  QUOTA(0x123D),
  QUOTA_OFF(0x123E),

  FREE_EXTENTS(0x1236),
  FREE_EXTENTS_DONE(0x1237),
  OWNERS(0x1240),
  OWNERS_DONE(0x1241),
  SHARES(0x1242),
  SHARES_DONE(0x1243),
  MAPPING(0x1244),
  MAPPING_DONE(0x1245),
  ATTRIBUTE(0x1246),
  ATTRIBUTE_DONE(0x1247),
  EXCHANGE(0x1248),
  EXCHANGE_DONE(0x1249),
  FREE_REALTIME(0x124A),
  FREE_REALTIME_DONE(0x124B),
  REALTIME_OWNERS(0x124C),
  REALTIME_OWNERS_DONE(0x124D),
  REALTIME_SHARES(0x124E),
  REALTIME_SHARES_DONE(0x124F);

  private final int number;

  ItemType(int number) {
    this.number = number;
  }

  /** The kind that has a number. */
  public static Optional<ItemType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }
}
