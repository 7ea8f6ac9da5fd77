package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties that an application server's configuration refers to as {@code ${name}}. */
public final class ServerProperties {
  private static final Pattern LINE = Pattern.compile("([\\w.-]{1,200})\\s*[=:]\\s*(.{0,1000})");
  private static final Pattern OPTION =
      Pattern.compile("-D([\\w.-]{1,200})=[\"']?([^\\s\"']{1,1000})");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([\\w.-]{1,200})(?::([^{}]*+))?}");
  private static final int MAX_LENGTH = 4096;

  private final Map<String, String> values = new HashMap<>();

  /** Starts with none. */
  public ServerProperties() {}

  /** Adds what a file of properties sets: {@code http.port=8080}. */
  public void addFile(Path file, Problems problems) {
    TextFile.readStart(file, 1, problems)
        .ifPresent(
            text -> {
              for (TextLine line : text.meaningfulLines()) {
                Matcher property = LINE.matcher(line.stripped());
                if (property.matches()) {
                  values.put(property.group(1), property.group(2).strip());
                }
              }
            });
  }

  /** Adds what a script hands to Java: {@code -Dhttp.port=8080}. */
  public void addOptions(List<TextLine> lines) {
    for (TextLine line : lines) {
      Matcher option = OPTION.matcher(line.text());
      while (line.text().length() <= MAX_LENGTH && option.find()) {
        values.put(option.group(1), option.group(2));
      }
    }
  }

  /** Sets one. */
  public void set(String name, String value) {
    values.put(name, value);
  }

  /** What one is set to. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The text with the references in it replaced as far as they are known. */
  public String resolve(String text) {
    return text.length() > MAX_LENGTH
        ? text
        : REFERENCE.matcher(text).replaceAll(this::replacement);
  }

  private String replacement(MatchResult reference) {
    String fallback = reference.group(2) == null ? reference.group() : reference.group(2);
    return Matcher.quoteReplacement(values.getOrDefault(reference.group(1), fallback));
  }
}
