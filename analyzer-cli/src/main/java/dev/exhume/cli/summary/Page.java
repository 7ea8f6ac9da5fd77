package dev.exhume.cli.summary;

import dev.exhume.cli.text.Columns;
import dev.exhume.cli.text.OneLine;
import dev.exhume.cli.text.Screen;
import dev.exhume.cli.text.Tone;

/** Headings and rows of a label and a text, none of which is wider than the screen. */
final class Page {
  private static final String INDENT = "  ";
  private static final int LABEL_COLUMNS = 10;

  private final Screen screen;
  private final StringBuilder text = new StringBuilder();

  Page(Screen screen) {
    this.screen = screen;
  }

  /** Starts a part of the page. */
  void heading(String title, Tone tone) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(screen.styled(Columns.shortened(title, screen.columns()), tone)).append('\n');
  }

  void row(String label, String content) {
    row(label, content, Tone.PLAIN);
  }

  /** A row whose text is of note. */
  void row(String label, String content, Tone tone) {
    text.append(INDENT)
        .append(Columns.padded(OneLine.of(label), LABEL_COLUMNS))
        .append(screen.styled(Columns.shortened(content, contentColumns()), tone))
        .append('\n');
  }

  /** A row whose label tells how to take it. */
  void marked(String label, Tone tone, String content) {
    text.append(INDENT)
        .append(screen.styled(label, tone))
        .append(" ".repeat(Math.max(0, LABEL_COLUMNS - Columns.of(label))))
        .append(Columns.shortened(content, contentColumns()))
        .append('\n');
  }

  /** A row in columns of its own. */
  void columns(String first, int firstColumns, Tone tone, String second, int columns, String rest) {
    String name = Columns.shortened(first, firstColumns);
    String middle = Columns.shortened(second, columns);
    text.append(INDENT)
        .append(screen.styled(name, tone))
        .append(" ".repeat(firstColumns - Columns.of(name)))
        .append(INDENT)
        .append(Columns.padded(middle, columns))
        .append(columns == 0 ? "" : INDENT)
        .append(
            Columns.shortened(
                rest,
                screen.columns()
                    - firstColumns
                    - columns
                    - INDENT.length() * (columns == 0 ? 2 : 3)))
        .append('\n');
  }

  /** How wide the text of a row may be. */
  int contentColumns() {
    return screen.columns() - INDENT.length() - LABEL_COLUMNS;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
