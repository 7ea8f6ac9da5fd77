package dev.exhume.cli;

/** Text that came from a file or a user, fit for one line of a terminal. */
final class OneLine {
  private OneLine() {}

  /** The text with each control character, line feeds first of all, shown as an escape. */
  static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (Character.isISOControl(character)) {
                line.append("\\x%02x".formatted(character));
              } else {
                line.appendCodePoint(character);
              }
            });
    return line.toString();
  }
}
