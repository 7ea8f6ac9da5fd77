package dev.exhume.core.report.drawing;

import java.util.Locale;

/** Numbers of a drawing, as parts of its width or height. */
final class Percent {
  private Percent() {}

  static String of(double part) {
    return String.format(Locale.ROOT, "%.3f", Math.max(0, part)) + "%";
  }
}
