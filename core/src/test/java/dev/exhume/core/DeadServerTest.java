package dev.exhume.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.source.SampleDirectory;
import dev.exhume.testdata.DeadServers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadServerTest {
  @TempDir Path host;

  @Test
  void aDirectoryIsServedAsTheServersRoot() throws IOException {
    Files.createDirectories(host.resolve("web01/etc"));
    Files.writeString(host.resolve("web01/etc/hostname"), "web01\n");
    Path link =
        Files.createSymbolicLink(
            host.resolve("web01/etc/motd"), Path.of("../../../../../../etc/hostname"));
    Path source = host.resolve("web01");

    try (DeadServer server = DeadServer.open(source)) {
      assertThat(server.kind()).isEqualTo("directory");
      assertThat(server.location()).isEqualTo(source.toString());
      assertThat(server.root()).hasToString("/");
      assertThat(server.root().resolve("etc/motd")).hasContent("web01\n");
    }
    Files.delete(link);
  }

  @Test
  void aDirectoryInAnotherFileSystemIsServedToo() throws IOException {
    Path root = DeadServers.server().file("/etc/hostname", "web01").link("/a", "/etc").root();
    try (DeadServer server = DeadServer.open(root)) {
      assertThat(server.root().resolve("a/hostname")).hasContent("web01\n");
      assertThat(Files.getAttribute(server.root().resolve("etc"), "unix:mode")).isEqualTo(0040755);
    }
  }

  @Test
  void aPathThatDoesNotExistIsNamed() {
    Path missing = host.resolve("nothing");
    assertThatThrownBy(() -> DeadServer.open(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageStartingWith(missing + ": does not exist: expected the root directory of a");
  }

  @Test
  void anEmptyDirectoryIsSaidToBeEmpty() {
    assertThatThrownBy(() -> DeadServer.open(host))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(host + " is empty: expected the root directory of a Linux server");
  }

  @Test
  void aDirectoryOfSomethingElseIsRefused() throws IOException {
    Files.createDirectories(host.resolve("Documents/etc-notes"));
    Files.createDirectories(host.resolve("bin"));
    assertThatThrownBy(() -> DeadServer.open(host))
        .isInstanceOf(IOException.class)
        .hasMessage(
            host + " holds no Linux root: neither /etc nor /usr with /bin, /sbin or /lib is there");
  }

  @Test
  void aRootOneLevelBelowIsPointedOut() throws IOException {
    Files.createDirectories(host.resolve("dumps/etc"));
    assertThatThrownBy(() -> DeadServer.open(host))
        .isInstanceOf(IOException.class)
        .hasMessage(host + " holds no Linux root: it is in dumps inside");
  }

  @Test
  void aServerWithoutEtcIsStillOne() throws IOException {
    Files.createDirectories(host.resolve("usr"));
    Files.createSymbolicLink(host.resolve("lib"), Path.of("usr/lib"));
    Files.createDirectories(host.resolve("usr/lib"));
    DeadServer.open(host).close();
  }

  private Path packed(Path directory, String... options) throws IOException {
    Path archive = host.resolve("server.bin");
    List<String> command = new ArrayList<>(List.of("tar"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cf", archive.toString(), "-C", directory.toString(), "."));
    SampleDirectory.run(command.toArray(String[]::new));
    return archive;
  }

  @Test
  void aTarballIsServedWhateverItIsCalled() throws IOException {
    Files.createDirectories(host.resolve("web01/etc"));
    Files.writeString(host.resolve("web01/etc/hostname"), "web01\n");
    Path source = packed(host.resolve("web01"), "-z");
    try (DeadServer server = DeadServer.open(source)) {
      assertThat(server.kind()).isEqualTo("tarball");
      assertThat(server.location()).isEqualTo(source.toString());
      assertThat(server.problems()).isEmpty();
      assertThat(server.root().resolve("etc/hostname")).hasContent("web01\n");
    }
  }

  @Test
  void aTarballOfSomethingElseIsRefused() throws IOException {
    Files.createDirectories(host.resolve("sources/src"));
    Path source = packed(host.resolve("sources"));
    assertThatThrownBy(() -> DeadServer.open(source))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(source + " holds no Linux root: neither /etc nor ");
  }

  @Test
  void aFileThatIsNoTarballIsRefused() throws IOException {
    Path source = Files.writeString(host.resolve("server.tar"), "hello\n".repeat(500));
    assertThatThrownBy(() -> DeadServer.open(source))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            source + " is neither a disk image nor a tar archive: expected the root ");
  }

  @Test
  void aCompressedDiskImageIsRefusedWithTheWordThatItHasToBeUnpacked() throws IOException {
    Path source = host.resolve("server.img.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(source))) {
      out.write("a boot sector, and a disk".repeat(200).getBytes(UTF_8));
    }
    assertThatThrownBy(() -> DeadServer.open(source))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("what gzip has compressed in it")
        .hasMessageContaining("unpack a disk image first");
  }

  @Test
  void whatIsMissingOfATarballIsAProblem() throws IOException {
    Files.createDirectories(host.resolve("web01/etc"));
    Files.writeString(host.resolve("web01/etc/motd"), "x".repeat(5000));
    Path source = packed(host.resolve("web01"));
    Files.write(source, Arrays.copyOf(Files.readAllBytes(source), 4096));
    try (DeadServer server = DeadServer.open(source)) {
      assertThat(server.problems()).extracting(Problem::path).contains("/etc/motd");
    }
  }
}
