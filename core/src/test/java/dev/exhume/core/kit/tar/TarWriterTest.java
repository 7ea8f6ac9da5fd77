package dev.exhume.core.kit.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TarWriterTest {
  private static final int TYPE = 156;
  private static final int MODIFIED = 136;
  private static final int MODIFIED_LENGTH = 11;

  @Test
  void anExtendedHeaderDoesNotTellWhenTheArchiveWasMade() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String longName = "a".repeat(150);
    try (TarWriter tar = new TarWriter(out)) {
      FileTime modified = FileTime.fromMillis(1_200_000_000_000L);
      tar.file(new TarMember(longName, 0644, 0, 0, modified, new TreeMap<>()), new byte[] {1});
    }

    byte[] archive = out.toByteArray();
    assertThat((char) archive[TYPE]).isEqualTo('x');
    assertThat(new String(archive, MODIFIED, MODIFIED_LENGTH, US_ASCII)).isEqualTo("00000000000");
  }
}
