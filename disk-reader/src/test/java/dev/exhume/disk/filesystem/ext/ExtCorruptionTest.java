package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: there are files, or an {@link IOException}, and there is an end. */
@Timeout(180)
class ExtCorruptionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ext2-old-entries",
        "ext3-1k",
        "ext4-inline",
        "ext4-early",
        "ext4-written",
        "journal/written-64",
        "journal/linux-pieces-ext3",
        "journal/fast-commits"
      })
  void everyDamageIsReadOrRefused(String name) {
    DamagedFileSystems.of(ExtImages.image(name))
        .forEach(
            bad ->
                assertThatCode(() -> DamagedFileSystems.readOrRefuse(bad))
                    .doesNotThrowAnyException());
  }
}
