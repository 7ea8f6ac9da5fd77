package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.disk.volume.raid.ParityLayout;
import java.util.Map;
import java.util.Optional;

/**
 * A RAID level as LVM names it.
 *
 * @param parity where the parity is, for levels that have it
 */
record RaidLevel(Kind kind, Optional<ParityLayout> parity) {
  /** What holds for all levels of a kind. */
  enum Kind {
    STRIPES,
    MIRROR,
    STRIPED_MIRRORS,
    PARITY
  }

  /** The numbers that Linux gives to layouts of RAID 5. */
  private static final Map<String, Integer> RAID5 =
      Map.of(
          "raid4", 4,
          "raid5", 2,
          "raid5_la", 0,
          "raid5_ra", 1,
          "raid5_ls", 2,
          "raid5_rs", 3,
          "raid5_0", 4,
          "raid5_n", 5);

  /** The numbers that Linux gives to layouts of RAID 6. */
  private static final Map<String, Integer> RAID6 =
      Map.of(
          "raid6", 8,
          "raid6_n_6", 5,
          "raid6_zr", 8,
          "raid6_nr", 9,
          "raid6_nc", 10,
          "raid6_la_6", 16,
          "raid6_ra_6", 17,
          "raid6_ls_6", 18,
          "raid6_rs_6", 19,
          "raid6_0_6", 20);

  /** The level of a name, if there is such a one. */
  static Optional<RaidLevel> of(String name) {
    return switch (name) {
      case "raid0", "raid0_meta" -> without(Kind.STRIPES);
      case "raid1" -> without(Kind.MIRROR);
      case "raid10", "raid10_near" -> without(Kind.STRIPED_MIRRORS);
      default ->
          Optional.ofNullable(RAID5.get(name))
              .flatMap(ParityLayout::raid5)
              .or(() -> Optional.ofNullable(RAID6.get(name)).flatMap(ParityLayout::raid6))
              .map(layout -> new RaidLevel(Kind.PARITY, Optional.of(layout)));
    };
  }

  private static Optional<RaidLevel> without(Kind kind) {
    return Optional.of(new RaidLevel(kind, Optional.empty()));
  }
}
