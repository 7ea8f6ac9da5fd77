package dev.exhume.disk.filesystem.fat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0x0021, 0x0000, 1980-01-01T00:00:00Z",
    "0x0000, 0x0000, 1980-01-01T00:00:00Z",
    "0x38A6, 0x3904, 2008-05-06T07:08:08Z",
    "0xFF9F, 0xBF7D, 2107-12-31T23:59:58Z",
    "0xFFFF, 0xFFFF, 2108-04-01T08:04:02Z"
  })
  void aWallClockOfAnyTimeIsReadAsUtc(String date, String time, String shown) {
    assertThat(FatTime.of(Integer.decode(date), Integer.decode(time))).hasToString(shown);
  }
}
