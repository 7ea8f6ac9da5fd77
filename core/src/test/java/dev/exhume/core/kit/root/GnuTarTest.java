package dev.exhume.core.kit.root;

import static dev.exhume.core.kit.Profiles.profile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exhume.core.kit.tar.GzipBlocks;
import dev.exhume.core.source.DirectoryTree;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GnuTarTest {
  @TempDir Path directory;

  /** Whatever got lost on the way out would be missing on the way back. */
  @Test
  void whatGnuTarUnpacksIsTheSameServerAgain() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/tar")), "there is no tar on this machine");
    assumeTrue(isRoot(), "only root can unpack the files of others");
    Path archive = directory.resolve("rootfs.tar.gz");
    RootContent content = write(server().path(), archive);
    assertThat(content.changes()).isEmpty();
    Path unpacked = Files.createDirectory(directory.resolve("root"));

    Process tar =
        new ProcessBuilder(
                "/bin/tar",
                "--extract",
                "--gzip",
                "--xattrs",
                "--xattrs-include=*",
                "--numeric-owner",
                "--same-permissions",
                "--file=" + archive,
                "--directory=" + unpacked)
            .redirectErrorStream(true)
            .start();
    String said = new String(tar.getInputStream().readAllBytes(), UTF_8);

    assertThat(said).isEmpty();
    assertThat(tar.waitFor()).isZero();
    Path again = UnixFileSystem.of(DirectoryTree.open(unpacked)).getPath("/");
    Path second = directory.resolve("again.tar.gz");
    assertThat(write(again, second)).isEqualTo(content);
    assertThat(second).hasSameBinaryContentAs(archive);
  }

  private static RootContent write(Path root, Path archive) throws IOException {
    return RootTarball.write(
        root,
        Surgery.of(profile().build()),
        (files, bytes) -> {},
        new GzipBlocks(Files.newOutputStream(archive), 2));
  }

  private static PlantedTree server() {
    byte[] capability = new byte[20];
    capability[0] = 1;
    capability[3] = 2;
    capability[5] = 0x20;
    byte[] noise = new byte[300_000];
    new Random(17).nextBytes(noise);
    byte[] sparse = new byte[8 << 20];
    System.arraycopy(noise, 0, sparse, 1 << 20, noise.length);
    sparse[sparse.length - 1] = 1;
    return new PlantedTree()
        .bytes("/usr/lib/noise", noise)
        .bytes("/var/lib/sparse", sparse)
        .bytes("/var/lib/only-hole", new byte[2 << 20])
        .file("/bin/su", "su")
        .mode("/bin/su", 06755)
        .file("/bin/ping", "ping")
        .attribute("/bin/ping", "security.capability", capability)
        .file("/srv/odd", "odd")
        .attribute("/srv/odd", "user.bytes", (byte) 0, (byte) '\n', (byte) '=', (byte) 0xFF)
        .owner("/srv/odd", 3_000_000, -2)
        .hardLink("/srv/also-odd", "/srv/odd")
        .directory("/srv/sticky")
        .mode("/srv/sticky", 03775)
        .owner("/srv/sticky", 27, 28)
        .link("/srv/link", "../nowhere \u00e9\n")
        .link("/srv/long", "/" + "t".repeat(300))
        .file("/srv/caf\u00e9 $(touch pwned)\n;'\"", "latin-1")
        .file("/" + "d".repeat(200) + "/" + "e\u00e9".repeat(60) + "/deep", "deep")
        .special("/srv/pipe", 0010620)
        .directory("/empty");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
