package dev.exhume.cli.text;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * What text is laid out for: a terminal, or a pipe, which takes no colours.
 *
 * @param columns that a line may have
 */
public record Screen(int columns, boolean isColoured) {
  private static final int USUAL_COLUMNS = 80;

  /** Less has no room for labels, more is no line that a person would read. */
  private static final int LEAST_COLUMNS = 40;

  private static final int MOST_COLUMNS = 200;

  /** A pipe of the usual width. */
  public static Screen plain() {
    return new Screen(USUAL_COLUMNS, false);
  }

  /**
   * Standard output, as its surroundings tell: {@code COLUMNS}, and whatever picocli goes by for
   * colours ({@code NO_COLOR}, and whether it is a terminal).
   */
  public static Screen of(Map<String, String> environment) {
    int columns =
        Optional.ofNullable(environment.get("COLUMNS"))
            .filter(value -> value.matches("[1-9]\\d{0,5}"))
            .map(Integer::parseInt)
            .orElse(USUAL_COLUMNS);
    return new Screen(
        Math.min(Math.max(columns, LEAST_COLUMNS), MOST_COLUMNS), Ansi.AUTO.enabled());
  }

  /** Text with its colour, where there are colours. */
  public String styled(String text, Tone tone) {
    return isColoured && !text.isEmpty() ? tone.applied(text) : text;
  }
}
