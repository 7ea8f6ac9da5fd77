package dev.exhume.core.kit.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.exhume.core.kit.entrypoint.ShellWord;
import java.io.UncheckedIOException;
import java.util.Map;

/** A YAML document that grows entry by entry, with comments between them. */
final class YamlText {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private final StringBuilder text = new StringBuilder();

  /** A line that is not data. */
  void comment(int indent, String words) {
    text.append(" ".repeat(indent))
        .append(("# " + ShellWord.oneLine(words)).stripTrailing())
        .append('\n');
  }

  void blank() {
    text.append('\n');
  }

  /** A key whose entries follow. */
  void open(int indent, String key) {
    text.append(" ".repeat(indent)).append(key).append(":\n");
  }

  /** One entry of a mapping. */
  void entry(int indent, String key, Object value) {
    lines(indent, "", Map.of(key, value));
  }

  /** One element of a list. */
  void element(int indent, Object value) {
    lines(indent, "- ", value);
  }

  /** The same, but for the reader to bring to life. */
  void commentedElement(int indent, Object value) {
    lines(indent, "# - ", value);
  }

  void commentedEntry(int indent, String key, Object value) {
    lines(indent, "# ", Map.of(key, value));
  }

  private void lines(int indent, String before, Object value) {
    try {
      String follow = before.startsWith("#") ? "# " : " ".repeat(before.length());
      String start = before;
      for (String line : YAML.writeValueAsString(value).lines().toList()) {
        text.append(" ".repeat(indent)).append(start).append(line).append('\n');
        start = follow;
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
