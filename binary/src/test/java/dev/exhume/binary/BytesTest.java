package dev.exhume.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  private static final byte[] ALL_ONES = {-1, -1, -1, -1, -1, -1, -1, -1};

  @Test
  void unsignedFieldsComeBackInTheNextWiderType() throws MalformedDataException {
    Bytes bytes = Bytes.of("field", 0, ALL_ONES, ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.u8(0)).isEqualTo(255);
    assertThat(bytes.u16(0)).isEqualTo(65_535);
    assertThat(bytes.u32(0)).isEqualTo(4_294_967_295L);
    assertThat(bytes.s32(0)).isEqualTo(-1);
    assertThat(bytes.s64(0)).isEqualTo(-1);
  }

  @Test
  void eachViewHasItsOwnByteOrder() throws MalformedDataException {
    Bytes little = Bytes.of("field", 0, new byte[] {1, 0, 0, 0}, ByteOrder.LITTLE_ENDIAN);
    Bytes big = little.in(ByteOrder.BIG_ENDIAN);
    assertThat(little.u32(0)).isEqualTo(1);
    assertThat(big.u32(0)).isEqualTo(0x0100_0000);
    assertThat(big.slice("part", 0, 2).u16(0)).isEqualTo(0x0100);
  }

  @ParameterizedTest
  @CsvSource({"5, 4", "-1, 1", "0, 9", "8, 1", "2147483647, 4", "0, -1", "4, 2147483647"})
  void aFieldOutsideTheStructureIsMalformedAndNamesIt(int offset, int length) {
    Bytes bytes = Bytes.of("superblock", 0x400, ALL_ONES, ByteOrder.LITTLE_ENDIAN);
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> bytes.copy(offset, length))
        .withMessageStartingWith("superblock at offset 0x400: ");
  }

  @Test
  void aSliceKnowsWhereItLiesInTheFile() throws MalformedDataException {
    Bytes slice = Bytes.of("page", 0x1000, ALL_ONES, ByteOrder.BIG_ENDIAN).slice("item", 6, 2);
    assertThat(slice.position()).isEqualTo(0x1006);
    assertThat(slice.malformed(1, "type is 9, not 1"))
        .hasMessage("item at offset 0x1007: type is 9, not 1");
  }

  @Test
  void theBytesThemselvesCanBeReadButNotWritten() throws MalformedDataException {
    Bytes bytes = Bytes.of("field", 0, new byte[] {1, 2, 3, 4}, ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.buffer(1, 2)).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
    assertThat(bytes.buffer(1, 2).isReadOnly()).isTrue();
    assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> bytes.buffer(3, 2));
  }

  @Test
  void aByteIsFoundFromAnOffsetOn() throws MalformedDataException {
    Bytes bytes = Bytes.of("text", 0, new byte[] {0, 65, 0, -1}, ByteOrder.BIG_ENDIAN);
    assertThat(bytes.indexOf(0, 0)).isZero();
    assertThat(bytes.indexOf(0, 1)).isEqualTo(2);
    assertThat(bytes.indexOf(0, 3)).isEqualTo(-1);
    assertThat(bytes.indexOf(0xFF, 0)).isEqualTo(3);
    assertThat(bytes.indexOf(0, 4)).isEqualTo(-1);
  }

  @Test
  void textIsUtf8AndElseLatin1() throws MalformedDataException {
    assertThat(text("Grüße \uFFFD".getBytes(StandardCharsets.UTF_8))).isEqualTo("Grüße \uFFFD");
    assertThat(text("Grüße".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Grüße");
    assertThat(text(new byte[0])).isEmpty();
  }

  private static String text(byte[] raw) throws MalformedDataException {
    return Bytes.of("text", 0, raw, ByteOrder.BIG_ENDIAN).text(0, raw.length);
  }
}
