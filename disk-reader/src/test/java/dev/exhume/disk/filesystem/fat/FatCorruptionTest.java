package dev.exhume.disk.filesystem.fat;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.testdata.FatImages;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: there are files, or an {@link IOException}, and there is an end. */
@Timeout(180)
class FatCorruptionTest {
  @ParameterizedTest
  @ValueSource(strings = {"fat12", "fat16", "fat32"})
  void everyDamageIsReadOrRefused(String name) {
    DamagedFileSystems.of(FatImages.image(name))
        .forEach(
            bad ->
                assertThatCode(() -> DamagedFileSystems.readOrRefuse(bad))
                    .doesNotThrowAnyException());
  }
}
