package dev.exhume.core.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a shell file such as {@code /etc/sysconfig/network} sets, read without running
 * it.
 *
 * <p>Each line is taken by itself and conditions are not judged; {@code $} stays as it is written.
 */
public final class ShellVariables {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^\\s*(?:export\\s+)?([A-Za-z_]\\w*(?:\\[\\d+\\])?)=(.*)$");

  private final List<ShellVariable> variables;

  private ShellVariables(List<ShellVariable> variables) {
    this.variables = List.copyOf(variables);
  }

  /** Reads a file; one that is absent or cannot be read sets nothing. */
  public static ShellVariables read(Path file, Problems problems) {
    return TextFile.read(file, problems)
        .map(text -> of(text.lines()))
        .orElseGet(() -> new ShellVariables(List.of()));
  }

  /** Reads lines of a shell file. */
  public static ShellVariables of(List<TextLine> lines) {
    List<ShellVariable> variables = new ArrayList<>();
    for (TextLine line : lines) {
      Matcher assignment = ASSIGNMENT.matcher(line.text());
      if (assignment.find()) {
        variables.add(new ShellVariable(assignment.group(1), unquoted(assignment.group(2)), line));
      }
    }
    return new ShellVariables(variables);
  }

  /** All assignments as they stand in the file. */
  public List<ShellVariable> all() {
    return variables;
  }

  /** The last assignment of a name, even one of empty text. */
  public Optional<ShellVariable> find(String name) {
    return variables.stream()
        .filter(variable -> variable.name().equals(name))
        .reduce((earlier, later) -> later);
  }

  /** The last value of a name, if it is not blank. */
  public Optional<String> value(String name) {
    return find(name).map(ShellVariable::value).filter(value -> !value.isBlank());
  }

  /** The same with the line that says so. */
  public Optional<Sourced<String>> sourced(String name) {
    return find(name)
        .filter(variable -> !variable.value().isBlank())
        .map(variable -> new Sourced<>(variable.value(), variable.line().evidence()));
  }

  /** What the shell would make of a word: without its quotes, up to where the word ends. */
  private static String unquoted(String word) {
    StringBuilder value = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < word.length()) {
        i++;
        value.append(escaped(word.charAt(i), quote));
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          value.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (Character.isWhitespace(c) || c == ';' || c == '&' || c == '|') {
        break;
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  /** Between double quotes a backslash escapes little else than itself and the quote. */
  private static String escaped(char c, char quote) {
    return quote == '"' && "\"\\$`".indexOf(c) < 0 ? "\\" + c : String.valueOf(c);
  }

  /** One assignment. */
  public record ShellVariable(String name, String value, TextLine line) {}
}
