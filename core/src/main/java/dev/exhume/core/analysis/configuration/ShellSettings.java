package dev.exhume.core.analysis.configuration;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a start script and the files which it reads leave set, one inside the other.
 *
 * <p>Nothing is run: what a command would compute stays as it is written.
 */
public final class ShellSettings {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*+)(?::?[-=]([^{}]*+))?}|([A-Za-z_]\\w*+))");
  private static final int MAX_VALUE = 4096;
  private static final int MAX_NESTING = 5;

  private final Map<String, ShellVariable> variables = new HashMap<>();

  /** What files set one after the other; the last one wins. */
  public static ShellSettings read(List<Path> files, Problems problems) {
    ShellSettings settings = new ShellSettings();
    files.forEach(file -> settings.add(ShellVariables.read(file, problems)));
    return settings;
  }

  /** What lines of a script set. */
  public static ShellSettings of(List<TextLine> lines) {
    ShellSettings settings = new ShellSettings();
    settings.add(ShellVariables.of(lines));
    return settings;
  }

  /** These settings and, over them, what files set. */
  public ShellSettings and(List<Path> files, Problems problems) {
    ShellSettings both = new ShellSettings();
    both.variables.putAll(variables);
    files.forEach(file -> both.add(ShellVariables.read(file, problems)));
    return both;
  }

  /** These settings and, over them, what lines of a script set. */
  public ShellSettings and(List<TextLine> lines) {
    ShellSettings both = new ShellSettings();
    both.variables.putAll(variables);
    both.add(ShellVariables.of(lines));
    return both;
  }

  private void add(ShellVariables assigned) {
    assigned.all().forEach(variable -> variables.put(variable.name(), withoutItself(variable)));
  }

  /**
   * The variable with what it was before in place of its own name: {@code NAME=${NAME:-default}} is
   * how scripts leave a choice to their administrator.
   */
  private ShellVariable withoutItself(ShellVariable variable) {
    String value = variable.value();
    if (!isResolvable(value)) {
      return variable;
    }
    Matcher reference = REFERENCE.matcher(value);
    while (reference.find()) {
      if (name(reference).equals(variable.name())) {
        String fallback = reference.group(2) == null ? "" : reference.group(2);
        String before =
            Optional.ofNullable(variables.get(variable.name()))
                .map(ShellVariable::value)
                .filter(earlier -> !earlier.isEmpty() && earlier.length() <= MAX_VALUE)
                .orElse(fallback);
        return new ShellVariable(
            variable.name(),
            value.substring(0, reference.start()) + before + value.substring(reference.end()),
            variable.line());
      }
    }
    return variable;
  }

  private static String name(MatchResult reference) {
    return reference.group(1) == null ? reference.group(3) : reference.group(1);
  }

  /** The value with the variables in it resolved as far as they are known, if it is not blank. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(variable -> resolve(variable.value()))
        .filter(value -> !value.isBlank());
  }

  /** The line that sets it. */
  public Optional<TextLine> line(String name) {
    return Optional.ofNullable(variables.get(name)).map(ShellVariable::line);
  }

  /** The text with {@code $NAME}, {@code ${NAME}} and {@code ${NAME:-default}} replaced. */
  public String resolve(String text) {
    String resolved = text;
    for (int i = 0; i < MAX_NESTING && isResolvable(resolved); i++) {
      String next = REFERENCE.matcher(resolved).replaceAll(this::replacement);
      if (next.equals(resolved)) {
        break;
      }
      resolved = next;
    }
    return resolved;
  }

  private static boolean isResolvable(String text) {
    return text.length() <= MAX_VALUE && text.indexOf('$') >= 0;
  }

  private String replacement(MatchResult reference) {
    String name = name(reference);
    String fallback = reference.group(2) == null ? reference.group() : reference.group(2);
    return Matcher.quoteReplacement(
        Optional.ofNullable(variables.get(name))
            .map(ShellVariable::value)
            .filter(value -> !value.isEmpty() && value.length() <= MAX_VALUE)
            .orElse(fallback));
  }
}
