package dev.exhume.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void aTextThatFitsStaysAsItIs() {
    assertThat(Columns.shortened("four", 4)).isEqualTo("four");
    assertThat(Columns.endOf("four", 4)).isEqualTo("four");
  }

  @Test
  void aTextThatDoesNotFitIsCutAndSaysSo() {
    assertThat(Columns.shortened("fives", 4)).isEqualTo("fiv…");
    assertThat(Columns.endOf("/srv/fives", 6)).isEqualTo("…fives");
  }

  @Test
  void widePicturesAndAccentsTakeTheColumnsThatATerminalGivesThem() {
    assertThat(Columns.of("日本")).isEqualTo(4);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.shortened("日本語", 5)).isEqualTo("日本…");
    assertThat(Columns.endOf("日本語", 4)).isEqualTo("…語");
    assertThat(Columns.of("\ud83d\ude00")).isEqualTo(2);
  }

  @Test
  void anEscapeIsCountedAsItIsShown() {
    assertThat(Columns.shortened("\u001b[2J", 20)).isEqualTo("\\x1b[2J");
    assertThat(Columns.of(Columns.shortened("\u001b\u001b\u001b", 5))).isEqualTo(5);
  }
}
