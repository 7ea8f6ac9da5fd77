package dev.exhume.core.analysis.boot.systemd.unit;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a unit: {@code ssh.service}, {@code getty@tty1.service}, or {@code getty@.service},
 * which is a template.
 *
 * @param prefix up to the at sign, or to the type if there is none
 * @param instance between at sign and type; empty text for a template
 * @param type behind the last dot
 */
public record UnitName(String prefix, Optional<String> instance, String type) {
  private static final Set<String> TYPES =
      Set.of(
          "service",
          "socket",
          "target",
          "timer",
          "path",
          "mount",
          "automount",
          "swap",
          "device",
          "slice",
          "scope",
          "snapshot");

  private static final Splitter PATH = Splitter.on('/').omitEmptyStrings();
  private static final int MAX_LENGTH = 255;
  private static final Pattern NAME =
      Pattern.compile("([\\w:.\\\\-]+)(?:@([\\w:.@\\\\-]*))?\\.([a-z]+)");

  private static final Pattern ESCAPE = Pattern.compile("\\\\x(\\p{XDigit}{2})|-");

  /** Reads a name; empty if systemd would not take it for one. */
  public static Optional<UnitName> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (name.length() > MAX_LENGTH || !matcher.matches() || !TYPES.contains(matcher.group(3))) {
      return Optional.empty();
    }
    return Optional.of(
        new UnitName(matcher.group(1), Optional.ofNullable(matcher.group(2)), matcher.group(3)));
  }

  /**
   * The unit of a path: {@code srv-my\\x2ddata.mount} for {@code /srv/my-data}. Empty for one that
   * systemd would not take, and for the root itself.
   */
  public static Optional<UnitName> ofPath(String path, String type) {
    List<String> parts = PATH.splitToList(path);
    if (!path.startsWith("/") || parts.isEmpty() || path.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String first = escape(parts.get(0), true);
    Stream<String> others = parts.stream().skip(1).map(part -> escape(part, false));
    return parse(
        Stream.concat(Stream.of(first), others).collect(Collectors.joining("-")) + "." + type);
  }

  private static String escape(String part, boolean isFirst) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      boolean isPlain =
          CharMatcher.inRange('a', 'z')
              .or(CharMatcher.inRange('A', 'Z'))
              .or(CharMatcher.inRange('0', '9'))
              .or(CharMatcher.anyOf(":_."))
              .matches(character);
      if (isPlain && !(escaped.length() == 0 && isFirst && character == '.')) {
        escaped.append(character);
      } else {
        escaped.append("\\x%02x".formatted((int) character));
      }
    }
    return escaped.toString();
  }

  /** Without the type: {@code getty@tty1}. */
  public String stem() {
    return prefix + instance.map(name -> "@" + name).orElse("");
  }

  /** Whether it describes units rather than being one. */
  public boolean isTemplate() {
    return instance.filter(String::isEmpty).isPresent();
  }

  /** The template that describes this unit, if it is an instance. */
  public Optional<UnitName> template() {
    return isTemplate() ? Optional.empty() : instance.map(name -> withInstance(""));
  }

  /** The unit of that name for an instance. */
  public UnitName withInstance(String name) {
    return new UnitName(prefix, Optional.of(name), type);
  }

  /** The unit of another type that has the same name otherwise. */
  public UnitName withType(String other) {
    return new UnitName(prefix, instance, other);
  }

  /**
   * A part of a name as it was before it was made fit for one: {@code a-b} stands for {@code a/b}.
   */
  public static String unescape(String part) {
    return ESCAPE
        .matcher(part)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? "/"
                        : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  @Override
  public String toString() {
    return stem() + "." + type;
  }
}
