package dev.exhume.core.source.disk;

import dev.exhume.disk.volume.Volume;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device as configuration files have it, in the one form that volumes are found by. */
final class DeviceText {
  private static final Pattern TAG =
      Pattern.compile("(?i)(UUID|LABEL|PARTUUID|PARTLABEL)=(['\"]?)(.*)\\2");
  private static final Pattern BY =
      Pattern.compile("/dev/disk/by-(uuid|label|partuuid|partlabel)/(.*)");
  private static final Pattern HEXADECIMAL = Pattern.compile("\\\\x([0-9a-fA-F]{2})");

  private DeviceText() {}

  /** Without quotes, and links of udev as what they stand for. */
  static String plain(String device) {
    Matcher tag = TAG.matcher(device);
    if (tag.matches()) {
      return tag(tag.group(1), tag.group(3));
    }
    Matcher by = BY.matcher(device);
    if (by.matches()) {
      return tag(by.group(1), unescaped(by.group(2)));
    }
    return device;
  }

  private static String tag(String kind, String value) {
    String name = kind.toUpperCase(Locale.ROOT);
    return name + "=" + (name.equals("PARTUUID") ? value.toLowerCase(Locale.ROOT) : value);
  }

  private static String unescaped(String link) {
    return HEXADECIMAL
        .matcher(link)
        .replaceAll(
            hex ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
  }

  /** Whether it is a name of a volume, be there others of that name. */
  static boolean means(String device, Volume volume) {
    String plain = plain(device);
    return volume.name().equals(plain)
        || volume.aliases().contains(plain)
        || is("UUID=", volume.uuid(), plain)
        || volume.label().map("LABEL="::concat).filter(plain::equals).isPresent();
  }

  private static boolean is(String tag, Optional<String> value, String plain) {
    return value.map(tag::concat).filter(plain::equalsIgnoreCase).isPresent();
  }
}
