package dev.exhume.core.source.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.core.source.SampleDirectory;
import dev.exhume.core.source.spool.Compression;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  @TempDir Path host;

  private static final byte[] ARCHIVE =
      new TarBytes()
          .file("etc/motd", "hello\n".repeat(20_000))
          .file("etc/issue", "x")
          .end()
          .bytes();

  private static Set<String> spools() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return new TreeSet<>(
          files.map(Path::toString).filter(name -> name.matches(".*/exhume\\d+\\.spool")).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void isToldByTheContentAndLeavesNoFileBehind(Compression compression) throws IOException {
    Set<String> before = spools();
    Path file = Files.write(host.resolve("server.bin"), Packing.pack(compression, ARCHIVE));
    TarTree tree = TarTree.open(file).orElseThrow();
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/etc/motd")).hasContent("hello\n".repeat(20_000));
      assertThat(files.getPath("/etc/issue")).hasContent("x");
      assertThat(tree.problems()).isEmpty();
      assertThat(spools()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPRESS")
  void streamsOneAfterTheOtherAreOneArchive(Compression compression) throws IOException {
    byte[] first = Packing.pack(compression, Arrays.copyOf(ARCHIVE, 70_000));
    byte[] second = Packing.pack(compression, Arrays.copyOfRange(ARCHIVE, 70_000, ARCHIVE.length));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    TarTree tree = TarTree.open(Files.write(host.resolve("server.tgz"), both)).orElseThrow();
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/etc/issue")).hasContent("x");
      assertThat(tree.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"gzip, -9", "bzip2, -9", "xz, -9", "zstd, -19", "zstd, --ultra", "zstd, --long=27"})
  void whatTheToolsOfTheHostMakeIsRead(String tool, String option) throws IOException {
    Path file = Files.write(host.resolve("server.tar"), ARCHIVE);
    try {
      SampleDirectory.run(tool, option, file.toString());
    } catch (IOException e) {
      Assumptions.abort(e.getMessage());
    }
    File[] made = host.toFile().listFiles((directory, name) -> !name.equals("server.tar"));
    assertThat(made).hasSize(1);
    TarTree tree = TarTree.open(made[0].toPath()).orElseThrow();
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/etc/issue")).hasContent("x");
    }
  }

  @Test
  void aStreamThatWasCutOffGivesWhatCameBefore() throws IOException {
    byte[] whole = Packing.pack(Compression.GZIP, ARCHIVE);
    Path file = Files.write(host.resolve("server.tar.gz"), Arrays.copyOf(whole, whole.length - 30));
    TarTree tree = TarTree.open(file).orElseThrow();
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(Files.exists(files.getPath("/etc/motd"))).isTrue();
      assertThat(tree.problems().get(0).message()).startsWith("its gzip compression is damaged: ");
    }
  }

  @Test
  void somethingElseThatIsCompressedIsNoArchive() throws IOException {
    byte[] text = Packing.pack(Compression.XZ, TarBytes.bytes("hello\n".repeat(500)));
    assertThat(TarTree.open(Files.write(host.resolve("text.xz"), text))).isEmpty();
  }

  @Test
  void aHeaderThatAsksForGigabytesGetsNone() throws IOException {
    byte[] forged = Packing.pack(Compression.XZ, ARCHIVE);
    // The block's header is 12 bytes long and its fifth byte the size of the dictionary: 1.5 GiB.
    forged[12 + 4] = 37;
    CRC32 checksum = new CRC32();
    checksum.update(forged, 12, 8);
    ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) checksum.getValue());
    Path file = Files.write(host.resolve("forged.xz"), forged);
    assertThatThrownBy(() -> TarTree.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            ".*/forged.xz: its xz compression is damaged: 15\\d+ KiB of memory would be needed.*");
  }
}
