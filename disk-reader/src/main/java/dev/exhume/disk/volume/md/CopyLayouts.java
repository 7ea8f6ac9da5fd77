package dev.exhume.disk.volume.md;

import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.volume.raid.CopyLayout;

/** Takes the layout of a RAID 10 apart, which is one number. */
final class CopyLayouts {
  private static final int BYTE = 0xFF;
  private static final int OFFSET = 1 << 16;
  private static final int SETS_SHIFT = 17;

  private CopyLayouts() {}

  /** How often each chunk is there. */
  static int copies(int layout) {
    return near(layout) * far(layout);
  }

  private static int near(int layout) {
    return layout & BYTE;
  }

  private static int far(int layout) {
    return layout >> 8 & BYTE;
  }

  /** The layout over so many members. */
  static CopyLayout of(int layout, int members) throws UnsupportedFeatureException {
    int sets = layout >>> SETS_SHIFT;
    if (copies(layout) == 0 || copies(layout) > members || sets > 2) {
      throw new UnsupportedFeatureException(
          "RAID 10 layout 0x%x over %d members".formatted(layout, members));
    }
    int setSize =
        switch (sets) {
          case 1 -> members / far(layout);
          case 2 -> copies(layout);
          default -> members;
        };
    return new CopyLayout(near(layout), far(layout), (layout & OFFSET) != 0, setSize);
  }
}
