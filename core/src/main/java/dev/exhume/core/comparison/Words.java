package dev.exhume.core.comparison;

import java.util.Locale;

/** Constants of the profile as they stand in its JSON. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
