package dev.exhume.rpm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code rpm -qa --xml} prints: every tag of every package, a line each. */
final class RpmXml {
  /** How RPM calls a tag that it does not know. */
  private static final String UNKNOWN = "(UNKNOWN)";

  private static final Pattern TAG =
      Pattern.compile("<rpmTag name=\"(.*?)\">(.*?)</rpmTag>", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("<(string|integer|base64)(?:/>|>([^<]*)</)");

  private RpmXml() {}

  /**
   * The lines of each package.
   *
   * @param xml as RPM printed it: texts are in whatever encoding the header has them in
   */
  static List<List<String>> packages(byte[] xml) {
    return Pattern.compile("<rpmHeader>")
        .splitAsStream(new String(xml, StandardCharsets.ISO_8859_1))
        .skip(1)
        .map(RpmXml::tags)
        .toList();
  }

  private static List<String> tags(String header) {
    return TAG.matcher(header)
        .results()
        .map(tag -> tag.group(1).toUpperCase(Locale.ROOT) + " " + values(tag.group(2)))
        .toList();
  }

  private static List<String> values(String tag) {
    return VALUE
        .matcher(tag)
        .results()
        .map(value -> value(value.group(1), Objects.requireNonNullElse(value.group(2), "")))
        .toList();
  }

  private static String value(String type, String text) {
    return type.equals("base64")
        ? text.replaceAll("\\s", "")
        : decoded(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String decoded(String text) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    String utf8 = new String(raw, StandardCharsets.UTF_8);
    return Arrays.equals(utf8.getBytes(StandardCharsets.UTF_8), raw) ? utf8 : text;
  }

  /** The lines of a header as we read it. */
  static List<String> lines(RpmHeader header) {
    return header.values().stream().map(RpmXml::line).toList();
  }

  private static String line(RpmValue value) {
    List<String> values =
        Stream.of(value.texts().stream(), value.numbers().stream().map(Long::toUnsignedString))
            .flatMap(some -> some)
            .collect(Collectors.toList());
    if (value.type() == RpmType.BIN) {
      values.add(Base64.getEncoder().encodeToString(value.bytes()));
    }
    return value.tag().map(RpmTag::name).orElse(UNKNOWN) + " " + values;
  }
}
