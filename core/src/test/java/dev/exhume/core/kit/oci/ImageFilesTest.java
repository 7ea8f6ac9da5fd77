package dev.exhume.core.kit.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] ARCHIVE = "what a tar has in it".repeat(500).getBytes(UTF_8);

  @TempDir Path directory;

  private Path file;
  private Layer layer;

  @BeforeEach
  void compressTheArchive() throws IOException {
    file = directory.resolve("rootfs.tar.gz");
    LayerDigests digests = new LayerDigests(Files.newOutputStream(file), GZIPOutputStream::new);
    try (OutputStream out = digests.archive()) {
      out.write(ARCHIVE);
    }
    layer = digests.layer(Layer.Format.GZIP);
  }

  @Test
  void everyBlobIsNamedAfterItsContentAndReachedFromTheIndex() throws IOException {
    Path layout = directory.resolve("oci");
    files(image()).writeLayout(layout);

    List<String> reached = new ArrayList<>();
    JsonNode manifest =
        follow(layout, read(layout.resolve("index.json")).at("/manifests/0"), reached);
    JsonNode config = follow(layout, manifest.get("config"), reached);
    JsonNode descriptor = manifest.at("/layers/0");
    assertThat(descriptor.get("mediaType").textValue())
        .isEqualTo("application/vnd.oci.image.layer.v1.tar+gzip");
    Path blob = checked(layout, descriptor, reached);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(blob))) {
      byte[] archive = in.readAllBytes();
      assertThat(archive).isEqualTo(ARCHIVE);
      assertThat(config.at("/rootfs/diff_ids/0").textValue())
          .isEqualTo("sha256:" + Hashing.sha256().hashBytes(archive));
    }
    assertThat(read(layout.resolve("oci-layout")).get("imageLayoutVersion").textValue())
        .isEqualTo("1.0.0");
    try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
      assertThat(blobs.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(reached);
    }
  }

  @Test
  void theLayerTakesNoRoomOfItsOwn() throws IOException {
    files(image()).writeLayout(directory.resolve("oci"));

    assertThat(Files.isSameFile(directory.resolve("oci").resolve(layer.blob().path()), file))
        .isTrue();
  }

  @Test
  void theArchiveHoldsTheLayoutAndTheListThatDockerReads() throws IOException {
    Path layout = directory.resolve("oci");
    files(image()).writeLayout(layout);
    files(image()).writeArchive(directory.resolve("image.tar"));

    Map<String, byte[]> members = members(directory.resolve("image.tar"));
    JsonNode entry = JSON.readTree(members.remove("manifest.json")).get(0);
    assertThat(entry.at("/RepoTags/0").textValue()).isEqualTo("localhost/web01:latest");
    assertThat(members).containsKey(entry.get("Config").textValue());
    assertThat(members.get(entry.at("/Layers/0").textValue())).isEqualTo(Files.readAllBytes(file));
    for (Map.Entry<String, byte[]> member : members.entrySet()) {
      assertThat(layout.resolve(member.getKey())).hasBinaryContent(member.getValue());
    }
    assertThat(members).hasSize(5);
  }

  @Test
  void theConfigurationSaysHowTheContainerRuns() throws IOException {
    JsonNode config = config(image());

    assertThat(config.get("architecture").textValue()).isEqualTo("arm");
    assertThat(config.get("variant").textValue()).isEqualTo("v5");
    assertThat(config.get("os").textValue()).isEqualTo("linux");
    assertThat(config.get("created").textValue()).isEqualTo("2013-04-03T11:02:45Z");
    assertThat(config.at("/config/Entrypoint").toString())
        .isEqualTo("[\"/bin/sh\",\"/entrypoint.sh\"]");
    assertThat(config.at("/config/ExposedPorts").toString())
        .isEqualTo("{\"25/tcp\":{},\"80/tcp\":{}}");
    assertThat(config.at("/config/StopSignal").textValue()).isEqualTo("SIGTERM");
    assertThat(config.at("/config/Labels/dev.exhume.os").textValue()).isEqualTo("\"CentOS\" <4.6>");
    assertThat(config.at("/config").has("Healthcheck")).isFalse();
  }

  @Test
  void aHealthCheckIsToldInNanoseconds() throws IOException {
    HealthCheck check =
        new HealthCheck(
            List.of("/bin/sh", "/entrypoint.sh", "health"),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(2),
            3);

    assertThat(config(image(Optional.of(check))).at("/config/Healthcheck").toString())
        .isEqualTo(
            "{\"Test\":[\"CMD\",\"/bin/sh\",\"/entrypoint.sh\",\"health\"],"
                + "\"Interval\":30000000000,\"Timeout\":5000000000,"
                + "\"StartPeriod\":120000000000,\"Retries\":3}");
  }

  @Test
  void onlyALayoutGivesWayToALayout() throws IOException {
    Path photographs = Files.createDirectories(directory.resolve("oci"));
    Files.writeString(photographs.resolve("holiday.jpg"), "the only copy");
    files(image()).writeLayout(directory.resolve("layout"));

    assertThatThrownBy(() -> ImageFiles.requireLayoutOrNothing(photographs))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(photographs.toString());
    assertThatCode(() -> ImageFiles.requireLayoutOrNothing(directory.resolve("layout")))
        .doesNotThrowAnyException();
    assertThatCode(() -> ImageFiles.requireLayoutOrNothing(directory.resolve("nothing")))
        .doesNotThrowAnyException();
  }

  private ImageFiles files(Image image) {
    return new ImageFiles(image, layer, file);
  }

  private static Image image() {
    return image(Optional.empty());
  }

  private static Image image(Optional<HealthCheck> check) {
    return new Image(
        "web01",
        new Platform("arm", Optional.of("v5")),
        Instant.parse("2013-04-03T11:02:45Z"),
        "a test",
        List.of("/bin/sh", "/entrypoint.sh"),
        List.of("25/tcp", "80/tcp"),
        ImmutableSortedMap.of("dev.exhume.os", "\"CentOS\" <4.6>"),
        check);
  }

  private JsonNode config(Image image) throws IOException {
    return JSON.readTree(new ImageDocuments(image, layer).config());
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(Files.readAllBytes(file));
  }

  private static JsonNode follow(Path layout, JsonNode descriptor, List<String> reached)
      throws IOException {
    return read(checked(layout, descriptor, reached));
  }

  /** The file that a descriptor names, with the size and the sum that it tells. */
  private static Path checked(Path layout, JsonNode descriptor, List<String> reached)
      throws IOException {
    String sum = descriptor.get("digest").textValue().substring("sha256:".length());
    reached.add(sum);
    Path blob = layout.resolve("blobs/sha256").resolve(sum);
    byte[] content = Files.readAllBytes(blob);
    assertThat(descriptor.get("size").longValue()).isEqualTo(content.length);
    assertThat(Hashing.sha256().hashBytes(content).toString()).isEqualTo(sum);
    return blob;
  }

  private static Map<String, byte[]> members(Path archive) throws IOException {
    Map<String, byte[]> members = new HashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        assertThat(entry.getLastModifiedTime().toMillis()).isZero();
        assertThat(entry.getUserName()).isEmpty();
        members.put(entry.getName(), tar.readAllBytes());
      }
    }
    return members;
  }
}
