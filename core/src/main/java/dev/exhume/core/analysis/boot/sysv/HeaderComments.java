package dev.exhume.core.analysis.boot.sysv;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The comments by which a start script describes itself: those of chkconfig and those of LSB. */
final class HeaderComments {
  private static final Pattern CHKCONFIG =
      Pattern.compile("#\\s*(description|processname|config|pidfile):\\s*(.*)");
  private static final List<String> LSB_KEYS =
      List.of("Provides", "Required-Start", "Short-Description");
  private static final Pattern LSB =
      Pattern.compile("#\\s*(" + String.join("|", LSB_KEYS) + "):\\s*(.*)");
  private static final String BEGIN = "### BEGIN INIT INFO";
  private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();

  /** A description may go on over a few lines; a hostile one would go on for ever. */
  private static final int MAX_DESCRIPTION_LENGTH = 500;

  private static final int MAX_WORDS = 32;

  private HeaderComments() {}

  /**
   * The header.
   *
   * @param override a file whose LSB comments count instead of the script's own
   * @param pidFilesOfCommands what the script's commands name, to follow the comments' own
   */
  static ScriptHeader read(
      TextFile script, Optional<TextFile> override, List<String> pidFilesOfCommands) {
    Map<String, List<String>> values = values(script);
    override
        .map(HeaderComments::values)
        .ifPresent(
            others ->
                LSB_KEYS.forEach(key -> values.put(key, others.getOrDefault(key, List.of()))));
    List<String> pidFiles = new ArrayList<>(words(values, "pidfile"));
    pidFilesOfCommands.stream().filter(file -> !pidFiles.contains(file)).forEach(pidFiles::add);
    return new ScriptHeader(
        description(values),
        words(values, "processname"),
        pidFiles,
        words(values, "config"),
        words(values, "Provides"),
        words(values, "Required-Start"));
  }

  /** Whether a file describes itself, or another one, in the comments of LSB. */
  static boolean hasLsb(TextFile file) {
    return file.lines().stream().anyMatch(line -> line.stripped().startsWith(BEGIN));
  }

  private static Map<String, List<String>> values(TextFile script) {
    Map<String, List<String>> values = new HashMap<>();
    boolean inLsb = false;
    List<TextLine> lines = script.lines();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).stripped();
      if (!text.startsWith("#")) {
        continue;
      }
      if (text.startsWith(BEGIN)) {
        inLsb = true;
      } else if (text.startsWith("### END INIT INFO")) {
        inLsb = false;
      }
      Matcher matcher = (inLsb ? LSB : CHKCONFIG).matcher(text);
      if (matcher.matches()) {
        String value = continued(matcher.group(2), lines, i + 1);
        values.computeIfAbsent(matcher.group(1), key -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }

  private static Optional<String> description(Map<String, List<String>> values) {
    return Stream.of("Short-Description", "description")
        .flatMap(key -> values.getOrDefault(key, List.of()).stream())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static List<String> words(Map<String, List<String>> values, String key) {
    return values.getOrDefault(key, List.of()).stream()
        .flatMap(value -> WORDS.splitToStream(value))
        .distinct()
        .limit(MAX_WORDS)
        .toList();
  }

  /** A value with the comment lines that its trailing backslash joins to it. */
  private static String continued(String value, List<TextLine> lines, int next) {
    StringBuilder joined = new StringBuilder(value.strip());
    int line = next;
    while (joined.length() > 0
        && joined.charAt(joined.length() - 1) == '\\'
        && joined.length() < MAX_DESCRIPTION_LENGTH
        && line < lines.size()
        && lines.get(line).stripped().startsWith("#")) {
      joined.setLength(joined.length() - 1);
      String more = lines.get(line).stripped().substring(1).strip();
      joined.replace(0, joined.length(), joined.toString().strip()).append(' ').append(more);
      line++;
    }
    return Excerpt.of(joined.toString(), MAX_DESCRIPTION_LENGTH);
  }
}
