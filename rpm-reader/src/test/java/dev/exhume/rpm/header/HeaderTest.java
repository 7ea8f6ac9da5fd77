package dev.exhume.rpm.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.RpmTag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  @Test
  void numbersAreUnsignedButFor64Bits() throws IOException {
    Header header =
        new HeaderBuilder().shorts(1, 0xFFFF).ints(2, -1).longs(3, -1).ints(4, 5, 6).read();
    assertThat(header.number(1)).contains(0xFFFFL);
    assertThat(header.number(2)).contains(0xFFFF_FFFFL);
    assertThat(header.number(3)).contains(-1L);
    assertThat(header.numbers(4)).hasSize(2);
    assertThat(header.numbers(4).at(1)).isEqualTo(6);
    assertThat(header.numbers(4).at(2, 99)).isEqualTo(99);
    assertThat(header.numbers(5)).isEmpty();
  }

  @Test
  void anAbsentTagIsEmptyAndNotZero() throws IOException {
    Header header = new HeaderBuilder().text(RpmTag.NAME, "bash").read();
    assertThat(header.number(RpmTag.EPOCH.number())).isEmpty();
    assertThat(header.text(RpmTag.VENDOR.number())).isEmpty();
    assertThat(header.texts(RpmTag.BASENAMES.number())).isEmpty();
    assertThat(header.count(RpmTag.BASENAMES.number())).isZero();
  }

  @Test
  void aTagOfAnotherTypeThanUsualIsAbsent() throws IOException {
    Header header = new HeaderBuilder().ints(RpmTag.NAME, 1).text(RpmTag.EPOCH, "1").read();
    assertThat(header.text(RpmTag.NAME.number())).isEmpty();
    assertThat(header.number(RpmTag.EPOCH.number())).isEmpty();
  }

  @Test
  void aTagThatWasAddedLaterWins() throws IOException {
    Header header =
        new HeaderBuilder()
            .ints(RpmTag.INSTALLTIME, 1)
            .ints(RpmTag.INSTALLTIME, 1_459_411_578)
            .read();
    assertThat(header.time(RpmTag.INSTALLTIME.number()))
        .contains(Instant.ofEpochSecond(1_459_411_578));
  }

  @Test
  void aTranslatedTextIsReadUntranslated() throws IOException {
    Header header = new HeaderBuilder().entry(1004, 9, 2).text(0, "A shell").read();
    assertThat(header.text(RpmTag.SUMMARY.number())).contains("A shell");
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
    assertThat(new HeaderBuilder().text(RpmTag.NAME, "gpg-pubkey").read().seal())
        .isEqualTo(new Seal(Optional.empty(), Optional.empty()));
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
    assertThat(header.seal().fault()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"269, SHA-1", "273, SHA-256", "279, SHA3-256"})
  void aHeaderIsSealedByWhateverDigestRpmKeeps(int tag, String algorithm) throws IOException {
    HeaderBuilder region = new HeaderBuilder().text(RpmTag.NAME, "bash").region(63);
    Header header = region.text(tag, region.digest(algorithm)).read();
    assertThat(header.seal()).isEqualTo(new Seal(Optional.of(tag), Optional.empty()));
    assertThat(header.text(1000)).contains("bash");
  }

  @Test
  void theStrongestDigestDecidesAndTheOthersTellMore() throws IOException {
    HeaderBuilder region = new HeaderBuilder().text(RpmTag.NAME, "bash").region(63);
    String sha1 = region.digest("SHA-1");
    Header header = region.text(269, sha1).text(273, "00").read();
    assertThat(header.seal().tag()).contains(273);
    assertThat(header.seal().fault().orElseThrow().message())
        .isEqualTo("its bytes do not match their SHA-256, but their SHA-1");
  }

  @Test
  void whatWasAddedLaterIsNotUnderTheSeal() throws IOException {
    HeaderBuilder region = new HeaderBuilder().text(RpmTag.NAME, "bash").region(63);
    Header header = region.text(269, region.digest("SHA-1")).ints(RpmTag.INSTALLTIME, 5).read();
    assertThat(header.seal().fault()).isEmpty();
  }

  @Test
  void aDigestWithoutTheRegionThatItSealsIsAFault() throws IOException {
    Header header = new HeaderBuilder().text(RpmTag.NAME, "bash").text(269, "00").read();
    assertThat(header.seal().fault().orElseThrow().message()).contains("no region", "SHA-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 62})
  void otherRegionsAreNotSealed(int tag) throws IOException {
    Header header = new HeaderBuilder().text(RpmTag.NAME, "bash").region(tag).read();
    assertThat(header.seal()).isEqualTo(new Seal(Optional.empty(), Optional.empty()));
  }

  @Test
  void theOldestRegionsHaveNoTrailer() throws IOException {
    Header header = new HeaderBuilder().entry(61, 7, 0, 16).text(1000, "a-name-of-16-bytes").read();
    assertThat(header.seal()).isEqualTo(new Seal(Optional.empty(), Optional.empty()));
    assertThat(header.values()).extracting(HeaderValue::tag).containsExactly(1000);
    assertThat(header.values()).noneMatch(HeaderValue::isAdded);
  }
}
