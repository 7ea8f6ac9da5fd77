package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.rpm.header.HeaderBuilder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmHeaderTest {
  private static final Charset EUC_JP = Charset.forName("EUC-JP");

  @Test
  void everythingIsThereSortedByTagAlsoWhatNobodyKnows() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .texts(1975980085, "cpe:/a:example", "cpe:/o:example")
                .ints(RpmTag.EPOCH, 3)
                .text(RpmTag.NAME, "bash"));
    assertThat(header.values())
        .extracting(RpmValue::toString)
        .containsExactly("NAME: [bash]", "EPOCH: [3]", "1975980085: 2 of STRING_ARRAY");
    RpmValue unknown = header.value(1975980085).orElseThrow();
    assertThat(unknown.tag()).isEmpty();
    assertThat(unknown.texts()).containsExactly("cpe:/a:example", "cpe:/o:example");
  }

  @Test
  void aValueIsWhatItsTypeSaysAndNothingElse() throws IOException {
    RpmHeader header =
        read(new HeaderBuilder().ints(RpmTag.NAME, 1, -1).binary(RpmTag.SIGMD5, (byte) 7));
    RpmValue numbers = header.value(RpmTag.NAME).orElseThrow();
    assertThat(numbers.type()).isEqualTo(RpmType.INT32);
    assertThat(numbers.numbers()).containsExactly(1L, 0xFFFF_FFFFL);
    assertThat(numbers.texts()).isEmpty();
    assertThat(numbers.rawTexts()).isEmpty();
    assertThat(numbers.bytes()).containsExactly(0, 0, 0, 1, -1, -1, -1, -1);
    assertThat(header.text(RpmTag.NAME)).isEmpty();
    assertThat(header.bytes(RpmTag.SIGMD5)).contains(new byte[] {7});
    assertThat(header.number(RpmTag.SIGMD5)).isEmpty();
  }

  @Test
  void aTextThatIsNotUtf8KeepsItsBytes() throws IOException {
    byte[] raw = "日本".getBytes(EUC_JP);
    RpmHeader header = read(new HeaderBuilder().text(1005, "日本", EUC_JP));
    RpmValue value = header.value(RpmTag.DESCRIPTION).orElseThrow();
    assertThat(value.rawTexts()).containsExactly(raw);
    assertThat(value.texts()).containsExactly(new String(raw, StandardCharsets.ISO_8859_1));
    assertThat(value.bytes()).hasSize(raw.length + 1).startsWith(raw);
  }

  @Test
  void timesAreSecondsSince1970() throws IOException {
    RpmHeader header = read(new HeaderBuilder().ints(RpmTag.BUILDTIME, 1_459_411_578));
    assertThat(header.time(RpmTag.BUILDTIME)).contains(Instant.parse("2016-03-31T08:06:18Z"));
    assertThat(header.time(RpmTag.INSTALLTIME)).isEmpty();
  }

  @Test
  void numbersOf64BitsAreUnsignedForWhoeverReadsThemSo() throws IOException {
    RpmHeader header = read(new HeaderBuilder().longs(RpmTag.LONGSIZE, -1));
    assertThat(Long.toUnsignedString(header.number(RpmTag.LONGSIZE).orElseThrow()))
        .isEqualTo("18446744073709551615");
  }

  @Test
  void listsCannotBeChanged() throws IOException {
    RpmHeader header = read(new HeaderBuilder().texts(RpmTag.PREFIXES, "/usr"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> header.texts(RpmTag.PREFIXES).add("/opt"));
  }

  @ParameterizedTest
  @CsvSource({
    "de, Eine Schale",
    "de-AT, Eine Schale",
    "pt-BR, Um shell",
    "pt, Um shell",
    "zh-TW, 殼層",
    "ja, A shell",
    "en, A shell",
    "und, A shell"
  })
  void aTextIsGivenInTheWishedLanguageIfThereIsOne(String wished, String text) throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .texts(RpmTag.HEADERI18NTABLE, "C", "de", "pt_BR", "zh_TW.Big5", "ja")
                .translated(RpmTag.SUMMARY, "A shell", "Eine Schale", "Um shell", "殼層", ""));
    assertThat(header.text(RpmTag.SUMMARY, Locale.forLanguageTag(wished))).contains(text);
    assertThat(header.text(RpmTag.SUMMARY)).contains("A shell");
    assertThat(header.locales()).startsWith("C", "de");
  }

  @Test
  void aTextThatWasNeverTranslatedIsTheSameInAllLanguages() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .texts(RpmTag.HEADERI18NTABLE, "C", "de")
                .text(RpmTag.SUMMARY, "A shell"));
    assertThat(header.text(RpmTag.SUMMARY, Locale.GERMAN)).contains("A shell");
    assertThat(header.text(RpmTag.DESCRIPTION, Locale.GERMAN)).isEmpty();
  }

  @Test
  void whatWasAddedAtInstallationWinsAndIsToldApart() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .text(RpmTag.NAME, "bash")
                .texts(RpmTag.INSTPREFIXES, "/usr")
                .region(63)
                .texts(RpmTag.INSTPREFIXES, "/opt")
                .ints(RpmTag.INSTALLTIME, 1));
    assertThat(header.texts(RpmTag.INSTPREFIXES)).containsExactly("/opt");
    assertThat(header.values())
        .extracting(value -> value.number() + " " + value.isAdded())
        .containsExactly("1000 false", "1008 true", "1099 true");
  }

  @Test
  void namesThatWereAddedReplaceTheWholePathsOfOld() throws IOException {
    HeaderBuilder old = new HeaderBuilder().texts(RpmTag.OLDFILENAMES, "/old").region(61);
    assertThat(read(old).texts(RpmTag.OLDFILENAMES)).containsExactly("/old");
    RpmHeader header = read(old.texts(RpmTag.BASENAMES, "new"));
    assertThat(header.texts(RpmTag.OLDFILENAMES)).isEmpty();
    assertThat(header.values()).extracting(RpmValue::number).containsExactly(1117);
  }

  @Test
  void moreThanOneRegionIsNoObstacle() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .text(RpmTag.NAME, "bash")
                .region(62)
                .text(RpmTag.VERSION, "3")
                .region(63)
                .ints(RpmTag.INSTALLTIME, 1));
    assertThat(header.values()).extracting(RpmValue::number).isEqualTo(List.of(1000, 1001, 1008));
  }

  private static RpmHeader read(HeaderBuilder builder) throws IOException {
    return new RpmHeader(builder.read());
  }
}
