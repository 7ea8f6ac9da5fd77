package dev.exhume.cli.text;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes as a person reads them. */
public final class Size {
  private static final int STEP = 1024;
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private Size() {}

  /** The size in the largest unit of which there is at least one: {@code 7.0 GiB}. */
  public static String of(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= STEP && unit < UNITS.size() - 1) {
      size /= STEP;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }
}
