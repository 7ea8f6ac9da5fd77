package dev.exhume.vm.ovf;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What quantities are counted in.
 *
 * <pre>
 * byte, byte * 2^20, byte * 10^9, byte*1024    since OVF 1.0
 * MegaBytes, MB, GigaBytes, KB                 before, and in some products after
 * </pre>
 */
final class AllocationUnits {
  private static final Pattern PRODUCT =
      Pattern.compile("bytes?(?:\\s*\\*\\s*(\\d{1,10})(?:\\s*\\^\\s*(\\d{1,2}))?)?");
  private static final Pattern NAME =
      Pattern.compile("(kilo|mega|giga|tera|k|m|g|t)i?(?:bytes?|b)");
  private static final String PREFIXES = "kmgt";
  private static final long STEP = 1024;

  private AllocationUnits() {}

  /** A quantity in bytes, if it is a number and fits one. */
  static Optional<Long> bytes(String quantity, String units) {
    if (!quantity.strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(quantity.strip());
      return unit(units.strip().toLowerCase(Locale.ROOT))
          .map(unit -> Math.multiplyExact(number, unit));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> unit(String units) {
    Matcher product = PRODUCT.matcher(units);
    if (product.matches()) {
      String base = product.group(1);
      if (base == null) {
        return Optional.of(1L);
      }
      String exponent = product.group(2);
      return Optional.of(
          power(Long.parseLong(base), exponent == null ? 1 : Integer.parseInt(exponent)));
    }
    Matcher name = NAME.matcher(units);
    if (name.matches()) {
      return Optional.of(power(STEP, PREFIXES.indexOf(name.group(1).charAt(0)) + 1));
    }
    return Optional.empty();
  }

  private static long power(long base, int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, base);
    }
    return power;
  }
}
