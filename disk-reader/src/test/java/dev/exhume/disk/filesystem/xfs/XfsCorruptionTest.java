package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: there are files, or an {@link IOException}, and there is an end. */
@Timeout(180)
class XfsCorruptionTest {
  @ParameterizedTest
  @ValueSource(strings = {"v5-1k", "v5-pieces", "v4-512", "sample-v4"})
  void everyDamageIsReadOrRefused(String name) {
    DamagedFileSystems.of(XfsImages.image(name))
        .forEach(
            bad ->
                assertThatCode(() -> DamagedFileSystems.readOrRefuse(bad))
                    .doesNotThrowAnyException());
  }
}
