package dev.exhume.rpm.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
  @Test
  void numbersAreUnsignedButFor64Bits() throws IOException {
    Header header =
        new HeaderBuilder().shorts(1, 0xFFFF).ints(2, -1).longs(3, -1).ints(4, 5, 6).read();
    assertThat(header.number(1)).contains(0xFFFFL);
    assertThat(header.number(2)).contains(0xFFFF_FFFFL);
    assertThat(header.number(3)).contains(-1L);
    assertThat(header.numbers(4).count()).isEqualTo(2);
    assertThat(header.numbers(4).at(1)).isEqualTo(6);
    assertThat(header.numbers(4).at(2, 99)).isEqualTo(99);
    assertThat(header.numbers(5).count()).isZero();
  }

  @Test
  void anAbsentTagIsEmptyAndNotZero() throws IOException {
    Header header = new HeaderBuilder().text(Tag.NAME, "bash").read();
    assertThat(header.number(Tag.EPOCH)).isEmpty();
    assertThat(header.text(Tag.VENDOR)).isEmpty();
    assertThat(header.texts(Tag.BASENAMES)).isEmpty();
    assertThat(header.count(Tag.BASENAMES)).isZero();
  }

  @Test
  void aTagOfAnotherTypeThanUsualIsAbsent() throws IOException {
    Header header = new HeaderBuilder().ints(Tag.NAME, 1).text(Tag.EPOCH, "1").read();
    assertThat(header.text(Tag.NAME)).isEmpty();
    assertThat(header.number(Tag.EPOCH)).isEmpty();
  }

  @Test
  void aTagThatWasAddedLaterWins() throws IOException {
    Header header =
        new HeaderBuilder().ints(Tag.INSTALLTIME, 1).ints(Tag.INSTALLTIME, 1_459_411_578).read();
    assertThat(header.time(Tag.INSTALLTIME)).contains(Instant.ofEpochSecond(1_459_411_578));
  }

  @Test
  void aTranslatedTextIsReadUntranslated() throws IOException {
    Header header = new HeaderBuilder().entry(Tag.SUMMARY, 9, 2).text(0, "A shell").read();
    assertThat(header.text(Tag.SUMMARY)).contains("A shell");
  }

  @Test
  void textIsUtf8AndElseLatin1() throws IOException {
    Header header =
        new HeaderBuilder()
            .text(1, "Grüße", StandardCharsets.UTF_8)
            .text(2, "Grüße", StandardCharsets.ISO_8859_1)
            .read();
    assertThat(header.text(1)).contains("Grüße");
    assertThat(header.text(2)).contains("Grüße");
  }

  @Test
  void aTimeBeyondAllCalendarsIsAbsent() throws IOException {
    Header header = new HeaderBuilder().longs(1, Long.MAX_VALUE).longs(2, -1).read();
    assertThat(header.time(1)).isEmpty();
    assertThat(header.time(2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0, 1073741824",
    "4, 0, -1",
    "4, 1, 1",
    "5, 0, 1",
    "6, -1, 1",
    "8, 2147483647, 1",
    "8, 5, 1",
    "0, 0, 1",
    "10, 0, 1",
    "77, 0, 1",
    "-1, 0, 1"
  })
  void anEntryThatCannotBeRightIsLeftOutAndTold(int type, int offset, int count)
      throws IOException {
    Header header =
        new HeaderBuilder().entry(9, type, offset, count).entry(1, 4, 1).entry(2, 6, 0, 1).read();
    Header withData = new HeaderBuilder().entry(9, type, offset, count).ints(1, 0x41420000).read();
    assertThat(header.damages()).isNotEmpty();
    assertThat(withData.damages())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.message()).contains("tag 9");
              assertThat(damage.offset()).isBetween(8L, 24L);
            });
    assertThat(withData.number(1)).contains(0x41420000L);
  }

  @Test
  void aListOfTextsThatEndsTooEarlyKeepsWhatIsThere() throws IOException {
    byte[] raw = new HeaderBuilder().texts(1, "first", "second").build();
    byte[] cut = Arrays.copyOf(raw, raw.length - 1);
    ByteBuffer.wrap(cut).putInt(4, cut.length - 24);
    Header header = Header.read(Bytes.of("header", 0, cut, ByteOrder.BIG_ENDIAN));
    assertThat(header.count(1)).isEqualTo(2);
    assertThat(header.texts(1)).containsExactly("first");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "65536, 0", "-1, 0", "1, 268435457", "1, -1", "65535, 16"})
  void aHeaderOfImpossibleSizeIsMalformedAndNothingIsAllocated(int entries, int dataSize) {
    byte[] raw = ByteBuffer.allocate(64).putInt(entries).putInt(dataSize).array();
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> Header.read(Bytes.of("header", 0x1A, raw, ByteOrder.BIG_ENDIAN)))
        .withMessageContaining("at offset 0x");
  }

  @Test
  void aHeaderThatWasNeverSealedIsNotBroken() throws IOException {
    assertThat(new HeaderBuilder().text(Tag.NAME, "gpg-pubkey").read().brokenSeal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-16, 0", "2147483647, 0", "0, -2147483648", "0, 2147483640", "0, 5"})
  void aSealThatLeadsNowhereIsBroken(int trailer, int length) throws IOException {
    Header header =
        new HeaderBuilder()
            .entry(63, 7, trailer, 16)
            .ints(1, 63, 7, length, 16)
            .text(269, "00")
            .read();
    assertThat(header.brokenSeal()).isPresent();
  }
}
