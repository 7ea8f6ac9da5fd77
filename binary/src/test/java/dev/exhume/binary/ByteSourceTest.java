package dev.exhume.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSourceTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeAFile() throws IOException {
    file = Files.write(directory.resolve("file"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
  }

  @Test
  void aStructureIsReadWhereItLies() throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      Bytes bytes = source.read("middle", 2, 4, ByteOrder.BIG_ENDIAN);
      assertThat(bytes.u32(0)).isEqualTo(0x0203_0405);
      assertThat(bytes.position()).isEqualTo(2);
      assertThat(source.size()).isEqualTo(8);
    }
  }

  @Test
  void theLastBytesAndNoBytesCanBeRead() throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      assertThat(source.read("end", 7, 1, ByteOrder.BIG_ENDIAN).u8(0)).isEqualTo(7);
      assertThat(source.read("nothing", 8, 0, ByteOrder.BIG_ENDIAN).size()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "-1, 1", "0, -1", "0, 2147483647", "9223372036854775807, 4", "4294967296, 1"})
  void whatReachesPastTheEndIsMalformed(long position, int length) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> source.read("page", position, length, ByteOrder.BIG_ENDIAN))
          .withMessageStartingWith("page at offset ");
    }
  }

  @Test
  void fillingABufferPastTheEndSaysHowMuchIsMissing() throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> source.readFully(6, ByteBuffer.allocate(5)))
          .withMessageContaining("3 bytes too early");
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> source.readFully(-1, ByteBuffer.allocate(1)));
    }
  }

  @Test
  void closingClosesTheFile() throws IOException {
    ByteSource source = ByteSource.open(file);
    source.close();
    source.close();
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(source::size);
  }

  @Test
  void aSliceCountsFromItsOwnStartAndLeavesTheWholeOpen() throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      try (ByteSource slice = source.slice(2, 4)) {
        assertThat(slice.size()).isEqualTo(4);
        assertThat(slice.read("slice", 1, 3, ByteOrder.BIG_ENDIAN).copy(0, 3))
            .containsExactly(3, 4, 5);
        assertThatExceptionOfType(MalformedDataException.class)
            .isThrownBy(() -> slice.readFully(1, ByteBuffer.allocate(4)));
      }
      assertThat(source.read("all", 7, 1, ByteOrder.BIG_ENDIAN).u8(0)).isEqualTo(7);
    }
  }

  @Test
  void aSliceMayBeLongerThanWhatIsThere() throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      ByteSource slice = source.slice(6, 100);
      assertThat(slice.size()).isEqualTo(100);
      assertThat(slice.read("start", 0, 2, ByteOrder.BIG_ENDIAN).u16(0)).isEqualTo(0x0607);
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> slice.readFully(1, ByteBuffer.allocate(2)));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "1, -1", "9223372036854775807, 1"})
  void anImpossibleSliceIsAFaultOfTheProgram(long start, long size) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      assertThatIllegalArgumentException().isThrownBy(() -> source.slice(start, size));
    }
  }
}
