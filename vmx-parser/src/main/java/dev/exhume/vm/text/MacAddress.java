package dev.exhume.vm.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hardware addresses, which products write with colons, with hyphens or without either. */
public final class MacAddress {
  private static final Pattern SEPARATORS = Pattern.compile("[:-]");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern OCTET_START = Pattern.compile("(?<=[0-9a-f])(?=(?:[0-9a-f]{2})+$)");

  private MacAddress() {}

  /** In lower case with colons, if it is one. */
  public static Optional<String> of(String written) {
    String digits = SEPARATORS.matcher(written.strip()).replaceAll("").toLowerCase(Locale.ROOT);
    if (!DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    return Optional.of(OCTET_START.matcher(digits).replaceAll(":"));
  }
}
