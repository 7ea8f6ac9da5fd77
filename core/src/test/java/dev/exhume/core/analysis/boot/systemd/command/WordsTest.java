package dev.exhume.core.analysis.boot.systemd.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void whiteSpaceSeparatesOutsideOfQuotes() {
    assertThat(Words.split("  a  'b c' \"d 'e'\" f\"g h\"i "))
        .containsExactly("a", "b c", "d 'e'", "fg hi");
  }

  @Test
  void escapesAreThoseOfC() {
    assertThat(Words.split("a\\x20b c\\td \\\"e\\\" f\\sg \\101 \\d+\\.\\x"))
        .containsExactly("a b", "c\td", "\"e\"", "f g", "A", "\\d+\\.\\x");
  }

  @Test
  void anEmptyQuoteIsAWord() {
    assertThat(Words.split("a \"\" b")).containsExactly("a", "", "b");
  }

  @Test
  void aQuoteThatIsNeverClosedEndsWithTheText() {
    assertThat(Words.split("a \"b c")).containsExactly("a", "b c");
  }
}
