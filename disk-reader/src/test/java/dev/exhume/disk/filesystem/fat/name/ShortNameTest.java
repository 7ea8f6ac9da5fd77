package dev.exhume.disk.filesystem.fat.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {
  @ParameterizedTest
  @CsvSource({
    "'README  TXT', 0, README.TXT",
    "'README  TXT', 24, readme.txt",
    "'README  TXT', 8, readme.TXT",
    "'README  TXT', 16, README.txt",
    "'KERNEL     ', 0, KERNEL",
    "'A B     C  ', 0, A B.C",
    "'        X  ', 0, .X",
    "'           ', 24, ''"
  })
  void partsAreShownAsTheyWereTyped(String stored, int cases, String shown) {
    assertThat(ShortName.text(stored.getBytes(StandardCharsets.US_ASCII), cases)).isEqualTo(shown);
  }

  @Test
  void aNameThatStartsWithTheMarkOfDeletedOnesHasAnotherFirstByte() {
    byte[] name = "\u0005MEGA      ".getBytes(StandardCharsets.US_ASCII);
    assertThat(ShortName.text(name, 0)).isEqualTo("\u03c3MEGA");
  }

  @Test
  void lettersBeyondAsciiAreThoseOfTheFirstPcs() {
    byte[] all = new byte[128];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (128 + i);
    }
    assertThat(CodePage437.decode(all, 0, all.length))
        .isEqualTo(new String(all, Charset.forName("IBM437")));
    byte[] name = {(byte) 0x8E, (byte) 0x99, 'X', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
    assertThat(ShortName.text(name, 8)).isEqualTo("\u00e4\u00f6x");
  }
}
