package dev.exhume.core.analysis.software;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.core.profile.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryTextTest {
  private static final BinaryText APACHE =
      new BinaryText(Pattern.compile("Apache/(\\d+\\.\\d+\\.\\d+)"));

  @Test
  void theFirstWholeVersionCountsAndItsPlaceIsKept() throws IOException {
    assertThat(APACHE.find(binary("\0\0Apache/2\0Apache/2.0.52\0Apache/9.9.9")))
        .contains(new FoundVersion("2.0.52", Evidence.offset("/usr/sbin/httpd", 11)));
  }

  @ParameterizedTest
  @ValueSource(ints = {(1 << 20) - 14, (1 << 20) - 7, (1 << 20) - 1, 1 << 20, (2 << 20) - 260})
  void aVersionIsFoundWhereverReadingPauses(int offset) throws IOException {
    assertThat(APACHE.find(binary("\0".repeat(offset) + "Apache/2.0.52\0")))
        .contains(new FoundVersion("2.0.52", Evidence.offset("/usr/sbin/httpd", offset)));
  }

  @Test
  void aFileWithoutItHasNoVersion() throws IOException {
    assertThat(APACHE.find(binary(""))).isEmpty();
    assertThat(APACHE.find(binary("Apache/"))).isEmpty();
    assertThat(APACHE.find(binary("\0".repeat(3 << 20)))).isEmpty();
  }

  @Test
  void aPatternThatCouldStartAnywhereIsRefused() {
    assertThatThrownBy(() -> new BinaryText(Pattern.compile("\\d+")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Path binary(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return server().bytes("/usr/sbin/httpd", bytes).root().resolve("usr/sbin/httpd");
  }
}
