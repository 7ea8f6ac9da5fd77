package dev.exhume.vm.vmx;

import dev.exhume.vm.text.DescriptorText;
import dev.exhume.vm.text.ProblemLog;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines {@code key = "value"}, as VMware writes them. Keys are told apart regardless of case. A
 * value without quotes reaches to the end of its line, and {@code |22} stands for the byte 0x22.
 */
final class Settings {
  private static final Pattern ESCAPES = Pattern.compile("(?:\\|[0-9A-Fa-f]{2})+");
  private static final int ESCAPE_LENGTH = 3;

  /** What a value may have: descriptions of snapshots are the longest. */
  private static final int MAX_VALUE_LENGTH = 1 << 16;

  private final String place;
  private final Charset charset;
  private final Map<String, Setting> settings;

  private Settings(String place, Charset charset, Map<String, Setting> settings) {
    this.place = place;
    this.charset = charset;
    this.settings = settings;
  }

  private record Setting(String value, int line) {}

  /**
   * Reads settings; what is no setting is told and left out.
   *
   * @param place the file
   */
  static Settings read(byte[] bytes, String place, ProblemLog problems) {
    DescriptorText text = DescriptorText.ofSettings(bytes);
    if (text.isOtherThanDeclared()) {
      problems.add(
          place,
          0,
          "is not in %s as it says: read as %s"
              .formatted(text.declared().orElse(""), text.charset()));
    }
    Map<String, Setting> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<String> lines = text.text().lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? "" : line.substring(0, equals).strip();
      if (key.isEmpty() || key.indexOf('"') >= 0) {
        problems.add(place, i + 1, "no setting: " + line);
        continue;
      }
      String written = line.substring(equals + 1).strip();
      String value = unescaped(value(written, place, i + 1, problems), text.charset());
      @Nullable Setting earlier = settings.put(key, new Setting(value, i + 1));
      if (earlier != null && !earlier.value().equals(value)) {
        problems.add(
            place,
            i + 1,
            "%s is \"%s\", and was \"%s\" in line %d: the last counts"
                .formatted(key, value, earlier.value(), earlier.line()));
      }
    }
    return new Settings(place, text.charset(), settings);
  }

  private static String value(String written, String place, int line, ProblemLog problems) {
    String value = written;
    if (written.startsWith("\"")) {
      int end = written.indexOf('"', 1);
      if (end < 0) {
        problems.add(place, line, "the quote is not closed: " + written);
        end = written.length();
      } else if (!isComment(written.substring(end + 1))) {
        problems.add(place, line, "more follows the value: " + written);
      }
      value = written.substring(1, end);
    }
    if (value.length() > MAX_VALUE_LENGTH) {
      problems.add(place, line, "only %d letters of it are read".formatted(MAX_VALUE_LENGTH));
      return value.substring(0, MAX_VALUE_LENGTH);
    }
    return value;
  }

  private static boolean isComment(String rest) {
    String plain = rest.strip();
    return plain.isEmpty() || plain.startsWith("#");
  }

  private static String unescaped(String value, Charset charset) {
    return ESCAPES
        .matcher(value)
        .replaceAll(match -> Matcher.quoteReplacement(letters(match.group(), charset)));
  }

  private static String letters(String escapes, Charset charset) {
    byte[] bytes = new byte[escapes.length() / ESCAPE_LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      int start = i * ESCAPE_LENGTH + 1;
      bytes[i] = (byte) Integer.parseInt(escapes.substring(start, start + 2), 16);
    }
    for (byte letter : bytes) {
      if (letter < 0) {
        return new String(bytes, charset);
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /** The file. */
  String place() {
    return place;
  }

  /** What the settings are written in. */
  Charset charset() {
    return charset;
  }

  /** A value that is not empty. */
  Optional<String> text(String key) {
    return Optional.ofNullable(settings.get(key))
        .map(Setting::value)
        .filter(value -> !value.isBlank());
  }

  /** A number that is not negative. */
  Optional<Long> number(String key) {
    return text(key).filter(value -> value.strip().matches("\\d{1,15}")).map(Settings::parsed);
  }

  private static long parsed(String digits) {
    return Long.parseLong(digits.strip());
  }

  /** Whether a switch is set, if it is there at all. */
  Optional<Boolean> isOn(String key) {
    return text(key)
        .map(value -> value.strip().equalsIgnoreCase("true") || value.strip().equals("1"));
  }

  boolean contains(String key) {
    return settings.containsKey(key);
  }

  /** Where a setting is: its line, 0 if it is not there. */
  int line(String key) {
    @Nullable Setting setting = settings.get(key);
    return setting == null ? 0 : setting.line();
  }

  /** All of them, under the names they were first written by. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    settings.forEach((key, setting) -> all.put(key, setting.value()));
    return Collections.unmodifiableMap(all);
  }
}
