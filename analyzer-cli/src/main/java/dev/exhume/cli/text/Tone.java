package dev.exhume.cli.text;

import picocli.CommandLine.Help.Ansi.Style;

/** How a piece of text is to be taken; a terminal shows it by colour. */
public enum Tone {
  PLAIN,
  HEADING(Style.bold),
  GOOD(Style.fg_green),
  CAUTION(Style.fg_yellow),
  BAD(Style.fg_red),
  /** Worse than bad. */
  ALARM(Style.bold, Style.fg_red);

  private final String on;

  Tone(Style... styles) {
    this.on = Style.on(styles);
  }

  /** The text in its colour. */
  String applied(String text) {
    return on.isEmpty() ? text : on + text + Style.reset.on();
  }
}
