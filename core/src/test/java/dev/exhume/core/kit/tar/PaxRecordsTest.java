package dev.exhume.core.kit.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaxRecordsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 92, 93, 94, 95, 96, 990, 991, 992, 993, 994, 995, 9988})
  void aRecordBeginsWithItsOwnLength(int valueLength) {
    PaxRecords records = new PaxRecords();
    records.add("k", "v".repeat(valueLength));

    String text = new String(records.bytes(), UTF_8);

    assertThat(Integer.parseInt(text.substring(0, text.indexOf(' ')))).isEqualTo(text.length());
    assertThat(text).endsWith(" k=" + "v".repeat(valueLength) + "\n");
  }

  @Test
  void aValueMayHoldAnyByte() {
    PaxRecords records = new PaxRecords();
    records.add("a", new byte[] {0, '\n', (byte) 0xFF});

    assertThat(records.bytes()).containsExactly('8', ' ', 'a', '=', 0, '\n', 0xFF, '\n');
  }

  @Test
  void withoutARecordThereIsNothingToWrite() {
    assertThat(new PaxRecords().isEmpty()).isTrue();
  }
}
