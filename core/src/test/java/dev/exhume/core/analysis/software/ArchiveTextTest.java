package dev.exhume.core.analysis.software;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTextTest {
  private static final String SERVER_INFO = "org/apache/catalina/util/ServerInfo.properties";
  private static final ArchiveText TOMCAT =
      new ArchiveText(SERVER_INFO, Pattern.compile("(?m)^server\\.info=Apache Tomcat/(\\S+)"));

  @Test
  void theVersionIsReadInsideTheArchive() throws IOException {
    assertThat(TOMCAT.find(file(archive())))
        .contains(new FoundVersion("5.5.23", Evidence.file("/opt/catalina.jar")));
  }

  @Test
  void anArchiveWithoutTheEntryHasNoVersion() throws IOException {
    assertThat(new ArchiveText("other", Pattern.compile("(.)")).find(file(archive()))).isEmpty();
  }

  @Test
  void anArchiveThatUnpacksToTooMuchIsGivenUp() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("huge"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        zip.write(zeros);
      }
      zip.putNextEntry(new ZipEntry(SERVER_INFO));
      zip.write("server.info=Apache Tomcat/5.5.23".getBytes(StandardCharsets.US_ASCII));
    }

    assertThat(TOMCAT.find(file(bytes.toByteArray()))).isEmpty();
  }

  @ParameterizedTest(name = "corruption {index}")
  @MethodSource("corruptions")
  void aDamagedArchiveHasItsVersionNoneOrIsRefused(byte[] raw) {
    try {
      assertThat(TOMCAT.find(file(raw)))
          .satisfiesAnyOf(
              found -> assertThat(found).isEmpty(), found -> assertThat(found).isPresent());
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  static Stream<byte[]> corruptions() throws IOException {
    byte[] good = archive();
    Random random = new Random(17);
    return Stream.concat(
        IntStream.iterate(0, length -> length < good.length, length -> length + 7)
            .mapToObj(length -> Arrays.copyOf(good, length)),
        IntStream.range(0, 200)
            .mapToObj(
                i -> {
                  byte[] bad = good.clone();
                  bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                  return bad;
                }));
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write("Manifest-Version: 1.0\r\n".getBytes(StandardCharsets.US_ASCII));
      zip.putNextEntry(new ZipEntry(SERVER_INFO));
      zip.write(
          "# a comment\nserver.info=Apache Tomcat/5.5.23\nserver.number=5.5.23.0\n"
              .getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static Path file(byte[] content) {
    return server().bytes("/opt/catalina.jar", content).root().resolve("opt/catalina.jar");
  }
}
