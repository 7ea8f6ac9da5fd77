package dev.exhume.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixNamesTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "657463, etc",
    "c3a9, \u00e9",
    "e9, \uefe9",
    "636166e92e747874, caf\uefe9.txt",
    // A character cut short, an overlong slash, half a surrogate pair.
    "e282, \uefe2\uef82",
    "c0af, \uefc0\uefaf",
    "eda080, \uefed\uefa0\uef80",
    "f09f909f, \ud83d\udc1f",
    // The character that would stand for a byte comes from a name of its own.
    "eebfa9, \uefee\uefbf\uefa9",
    "eebeaf, \uefee\uefbe\uefaf",
    "eebdbf, \uef7f",
  })
  void aNameHasOneStringAndTheStringHasThatName(String bytes, String text) {
    assertThat(UnixNames.decode(HEX.parseHex(bytes))).isEqualTo(text);
    assertThat(UnixNames.encode(text)).isEqualTo(HEX.parseHex(bytes));
  }

  @Test
  void anyBytesSurvive() {
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      byte[] name = new byte[random.nextInt(12)];
      random.nextBytes(name);
      assertThat(UnixNames.encode(UnixNames.decode(name))).isEqualTo(name);
    }
  }

  @Test
  void namesSortByTheirBytes() {
    Random random = new Random(18);
    byte[] left = new byte[3];
    byte[] right = new byte[3];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(left);
      random.nextBytes(right);
      right[0] = left[0];
      assertThat(Integer.signum(UnixNames.compare(UnixNames.decode(left), UnixNames.decode(right))))
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(left, right)));
    }
    assertThat(UnixNames.compare("a", "ab")).isNegative();
    assertThat(UnixNames.compare("\uffee", "\ud83d\udc1f")).isNegative();
    assertThat("\uffee".compareTo("\ud83d\udc1f")).isPositive();
  }

  @Test
  void halfASurrogatePairIsNoName() {
    assertThatThrownBy(() -> UnixNames.encode("a\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
    assertThat(UnixNames.encode("")).isEmpty();
    assertThat(UnixNames.decode("\u00fc".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("\ueffc");
  }
}
