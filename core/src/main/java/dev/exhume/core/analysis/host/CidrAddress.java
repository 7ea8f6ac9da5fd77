package dev.exhume.core.analysis.host;

import com.google.common.base.Splitter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes an address with the length of its network's prefix: {@code 10.1.2.3/24}. */
final class CidrAddress {
  private static final Pattern MASK = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  private CidrAddress() {}

  /**
   * The address with its prefix, or as it is when the mask says none.
   *
   * @param mask 255.255.255.0, 24 or nothing
   */
  static String of(String address, String mask) {
    if (address.contains("/")) {
      return address;
    }
    return prefixLength(mask).map(length -> address + "/" + length).orElse(address);
  }

  private static Optional<String> prefixLength(String mask) {
    if (LENGTH.matcher(mask).matches()) {
      return Optional.of(mask);
    }
    if (!MASK.matcher(mask).matches()) {
      return Optional.empty();
    }
    long bits = 0;
    for (String part : Splitter.on('.').split(mask)) {
      int number = Integer.parseInt(part);
      if (number > 255) {
        return Optional.empty();
      }
      bits = bits << Byte.SIZE | number;
    }
    int length = Long.bitCount(bits);
    // A mask with holes has no prefix.
    boolean isPrefix = bits == (0xFFFF_FFFFL << (Integer.SIZE - length) & 0xFFFF_FFFFL);
    return isPrefix ? Optional.of(Integer.toString(length)) : Optional.empty();
  }
}
