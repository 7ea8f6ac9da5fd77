package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmTagTest {
  @ParameterizedTest
  @CsvSource({
    "HEADERIMMUTABLE, 63, BIN",
    "HEADERI18NTABLE, 100, STRING_ARRAY",
    "RSAHEADER, 268, BIN",
    "SHA256HEADER, 273, STRING",
    "NAME, 1000, STRING",
    "SUMMARY, 1004, I18N_STRING",
    "FILESTATES, 1029, CHAR",
    "FILEMODES, 1030, INT16",
    "BASENAMES, 1117, STRING_ARRAY",
    "LONGSIZE, 5009, INT64",
    "MODULARITYLABEL, 5096, STRING",
    "PAYLOADSHA3_256ALT, 5124, STRING"
  })
  void aTagHasTheNumberAndTheTypeThatRpmGaveIt(RpmTag tag, int number, RpmType type) {
    assertThat(tag.number()).isEqualTo(number);
    assertThat(tag.types()).startsWith(type);
    assertThat(RpmTag.of(number)).contains(tag);
  }

  @Test
  void aNumberWithoutMeaningIsNoTag() {
    assertThat(RpmTag.of(1975980085)).isEmpty();
    assertThat(RpmTag.of(0)).isEmpty();
    assertThat(RpmTag.of(-1)).isEmpty();
  }

  @Test
  void someProgramsWriteOtherTypesThanRpmItself() {
    assertThat(RpmTag.FILESTATES.types()).containsExactly(RpmType.CHAR, RpmType.INT8);
    assertThat(RpmTag.SUMMARY.types()).containsExactly(RpmType.I18N_STRING, RpmType.STRING);
  }

  @Test
  void theTypesAreNumberedAsInTheHeader() {
    assertThat(Arrays.stream(RpmType.values()).map(RpmType::number))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }
}
