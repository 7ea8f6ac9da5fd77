package dev.exhume.testdata;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerBuilderTest {
  @Test
  void aTextFileHasItsLinesAndItsParents() throws IOException {
    Path root = server().file("/etc/rc.d/rc.local", "#!/bin/sh", "touch /var/lock/x").root();

    assertThat(root.resolve("etc/rc.d/rc.local")).hasContent("#!/bin/sh\ntouch /var/lock/x\n");
    assertThat(root.toString()).isEqualTo("/");
    assertThat(Files.getAttribute(root.resolve("etc/rc.d"), "unix:mode")).isEqualTo(0040755);
    assertThat(Files.getAttribute(root.resolve("etc/rc.d/rc.local"), "unix:mode"))
        .isEqualTo(0100644);
  }

  @Test
  void linksPointWhereTheySayAndNamesCanShareAFile() throws IOException {
    Path root =
        server()
            .executable("/etc/rc.d/init.d/httpd", "#!/bin/bash")
            .link("/etc/rc.d/rc3.d/S85httpd", "../init.d/httpd")
            .link("/etc/dangling", "/nowhere")
            .hardLink("/bin/again", "/etc/rc.d/init.d/httpd")
            .root();

    assertThat(root.resolve("etc/rc.d/rc3.d/S85httpd")).hasContent("#!/bin/bash\n");
    assertThat(Files.readSymbolicLink(root.resolve("etc/rc.d/rc3.d/S85httpd")))
        .hasToString("../init.d/httpd");
    assertThat(Files.isSymbolicLink(root.resolve("etc/dangling"))).isTrue();
    assertThat(Files.exists(root.resolve("etc/dangling"))).isFalse();
    assertThat(Files.getAttribute(root.resolve("bin/again"), "unix:nlink")).isEqualTo(2);
    assertThat(Files.isSameFile(root.resolve("bin/again"), root.resolve("etc/rc.d/init.d/httpd")))
        .isTrue();
  }

  @Test
  void ownersModesAndTimesAreWhatTheTestSays() throws IOException {
    Instant crash = Instant.parse("2012-01-02T03:04:05Z");
    Path root =
        server()
            .directory("/var/lib/mysql")
            .owner("/var/lib/mysql", 27, 28)
            .bytes("/bin/su", (byte) 0x7F, (byte) 'E')
            .mode("/bin/su", 04755)
            .modified("/bin/su", crash)
            .file("/bin/sh", "later")
            .root();

    assertThat(Files.readAttributes(root.resolve("var/lib/mysql"), "unix:uid,gid"))
        .containsEntry("uid", 27)
        .containsEntry("gid", 28);
    assertThat(Files.getAttribute(root.resolve("bin/su"), "unix:mode")).isEqualTo(0104755);
    assertThat(Files.getLastModifiedTime(root.resolve("bin/su")).toInstant()).isEqualTo(crash);
    assertThat(Files.getLastModifiedTime(root.resolve("bin")).toInstant())
        .isEqualTo(ServerBuilder.INSTALLED);
    assertThat(Files.getAttribute(root.resolve("bin"), "unix:uid")).isEqualTo(0);
    assertThat(
            Files.readAttributes(
                    root.resolve("bin/su"), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size())
        .isEqualTo(2);
  }

  @Test
  void aRelativePathIsRefused() {
    assertThatThrownBy(() -> server().file("etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not absolute: etc/passwd");
  }
}
