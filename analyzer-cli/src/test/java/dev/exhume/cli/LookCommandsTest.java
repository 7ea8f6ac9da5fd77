package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.cli.text.OneLine;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ls}, {@code cat} and {@code cp} look inside a source without mounting it. */
class LookCommandsTest {
  @TempDir private Path directory;

  @Nested
  class Lists {
    @Test
    void theRootOfADiskWhenNoPathIsGiven() {
      assertThat(CommandRun.of("ls", SampleDisk.IMAGE).out().lines())
          .startsWith(".autofsck", "bin", "boot", "data");
    }

    @Test
    void ofAVolumeThatIsNamed() {
      CommandRun run = CommandRun.of("ls", SampleDisk.IMAGE, "--volume", "LABEL=/boot", "/grub");

      assertThat(run.out().lines()).contains("grub.conf").doesNotContain("etc");
    }

    @Test
    void modeOwnerSizeTimeAndTarget() {
      CommandRun run = CommandRun.of("ls", "-l", SampleDisk.IMAGE, "/etc/rc.d/rc3.d");

      assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
          .anyMatch(
              line -> line.matches("lrwxrwxrwx 1 0 0 15 [0-9: -]{19} S85httpd -> ../init.d/httpd"));
    }

    @Test
    void allThatIsBelowByFullPath() {
      CommandRun run = CommandRun.of("ls", "-R", SampleDisk.IMAGE, "/etc/rc.d");

      assertThat(run.out().lines()).contains("/etc/rc.d/init.d", "/etc/rc.d/init.d/httpd");
    }

    @Test
    void aDirectoryAndATarballAsWell() throws IOException {
      Files.createDirectories(directory.resolve("etc"));
      Files.writeString(directory.resolve("etc/motd"), "hello");

      assertThat(CommandRun.of("ls", directory, "/etc").out()).isEqualTo("motd\n");
      assertThat(CommandRun.of("ls", SampleDisk.TARBALL, "/var/www").out()).contains("html");
    }

    @Test
    void nothingThatIsNotThere() {
      CommandRun run = CommandRun.of("ls", SampleDisk.IMAGE, "/no/such");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("/no/such: no such file or directory");
    }
  }

  @Nested
  class Prints {
    @Test
    void aFileByteByByte() {
      CommandRun run = CommandRun.of("cat", SampleDisk.IMAGE, "/etc/redhat-release");

      assertThat(run.out()).isEqualTo("Red Hat Enterprise Linux ES release 4 (Nahant Update 4)\n");
    }

    @Test
    void nothingWithoutAPath() {
      CommandRun run = CommandRun.of("cat", SampleDisk.IMAGE);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("a path is missing");
    }

    @Test
    void noDirectory() {
      assertThat(CommandRun.of("cat", SampleDisk.IMAGE, "/etc").status()).isEqualTo(1);
    }

    @Test
    void aVolumeThatIsNotThereNamesThoseThatAre() {
      CommandRun run =
          CommandRun.of("cat", "--volume", "/dev/sda9", SampleDisk.IMAGE, "/etc/fstab");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("there is no volume /dev/sda9", "/dev/sda6 is ext3");
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  @Nested
  class Copies {
    @Test
    void aTreeWithTimesPermissionsAndLinksAsTheyAre() throws IOException {
      Path copy = directory.resolve("rc.d");

      CommandRun run = CommandRun.of("cp", "-R", SampleDisk.IMAGE, "/etc/rc.d", copy);

      assertThat(run.status()).isZero();
      assertThat(Files.readSymbolicLink(copy.resolve("rc3.d/S85httpd")))
          .isEqualTo(Path.of("../init.d/httpd"));
      assertThat(copy.resolve("init.d/httpd")).content().contains("httpd");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(copy.resolve("init.d/httpd"))))
          .isEqualTo("rwxr-xr-x");
      assertThat(Files.getLastModifiedTime(copy.resolve("init.d/httpd")).toInstant())
          .isBefore(Instant.parse("2015-01-01T00:00:00Z"));
    }

    @Test
    void aFileIntoADirectoryThatIsThere() {
      CommandRun run = CommandRun.of("cp", SampleDisk.IMAGE, "/etc/fstab", directory);

      assertThat(run.status()).isZero();
      assertThat(directory.resolve("fstab")).content().contains("LABEL=/boot");
    }

    @Test
    void overNothingThatIsThereAlready() throws IOException {
      Path mine = Files.writeString(directory.resolve("fstab"), "mine");

      CommandRun run = CommandRun.of("cp", SampleDisk.IMAGE, "/etc/fstab", mine);

      assertThat(run.status()).isEqualTo(1);
      assertThat(mine).content().isEqualTo("mine");
    }

    @Test
    void neverOverTheEvidence() throws IOException {
      Path image = Files.copy(SampleDisk.IMAGE, directory.resolve("old.vmdk"));
      byte[] before = Files.readAllBytes(image);

      CommandRun run = CommandRun.of("cp", image, "/etc/fstab", image);

      assertThat(run.status()).isEqualTo(2);
      assertThat(Files.readAllBytes(image)).isEqualTo(before);
    }

    @Test
    void noDirectoryUnlessAsked() {
      CommandRun run = CommandRun.of("cp", SampleDisk.IMAGE, "/etc", directory.resolve("etc"));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("-R");
      assertThat(directory.resolve("etc")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutOfTheDeadRootIsNotFollowedOnThisHost() throws IOException {
      Path server = directory.resolve("server");
      Path etc = Files.createDirectories(server.resolve("etc"));
      Path secret = Files.writeString(directory.resolve("secret"), "of this host");
      Files.createSymbolicLink(etc.resolve("link"), secret);

      CommandRun file = CommandRun.of("cp", server, "/etc/link", directory.resolve("copy"));
      CommandRun tree = CommandRun.of("cp", "-R", server, "/etc", directory.resolve("tree"));

      assertThat(file.status()).isEqualTo(1);
      assertThat(directory.resolve("copy")).doesNotExist();
      assertThat(tree.status()).isZero();
      assertThat(Files.exists(directory.resolve("tree/link"), LinkOption.NOFOLLOW_LINKS)).isTrue();
      assertThat(directory.resolve("tree/link")).isSymbolicLink();
    }
  }

  @Test
  void aNameThatNoTerminalCanShowIsGivenAsItIsShown() {
    String name = UnixNames.decode(new byte[] {'r', (byte) 0xE9, 's', 'u', 'm', (byte) 0xE9});

    assertThat(OneLine.of(name)).isEqualTo("r\\xe9sum\\xe9");
    assertThat(OneLine.unescaped(OneLine.of(name))).isEqualTo(name);
    assertThat(OneLine.unescaped("caf\u00e9")).isEqualTo("caf\u00e9");
  }
}
