package dev.exhume.core.analysis.vulnerabilities.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class UnpackedLimitTest {
  @Test
  void allThatIsUnpackedOfAFileCountsTogether() throws IOException {
    UnpackedLimit limit = new UnpackedLimit(10);

    assertThat(limit.on(stream(6)).readAllBytes()).hasSize(6);
    assertThat(limit.on(stream(4)).readAllBytes()).hasSize(4);
    assertThatIOException()
        .isThrownBy(() -> limit.on(stream(1)).readAllBytes())
        .withMessage("unpacks to more than 10 bytes");
  }

  private static InputStream stream(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }
}
