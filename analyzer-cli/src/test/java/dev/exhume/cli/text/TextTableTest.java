package dev.exhume.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsStandBelowEachOtherWhateverScriptTheyAreIn() {
    TextTable table = new TextTable(List.of("NAME", "SIZE"));
    table.row(List.of("日本", "1"));
    table.row(List.of("e\u0301t\u0301e\u0301", "2"));
    table.row(List.of("plain", "3"));

    assertThat(table.toString().lines())
        .containsExactly("NAME   SIZE", "日本   1", "e\u0301t\u0301e\u0301    2", "plain  3");
  }

  @Test
  void whatATerminalWouldObeyIsWrittenOutBeforeItIsMeasured() {
    TextTable table = new TextTable(List.of("A", "B"));
    table.row(List.of("\u001b", "1"));

    assertThat(table.toString().lines()).containsExactly("A     B", "\\x1b  1");
  }
}
