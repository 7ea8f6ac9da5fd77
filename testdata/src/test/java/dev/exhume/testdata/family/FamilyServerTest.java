package dev.exhume.testdata.family;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyServerTest {
  private static final int BLOCK = 512;

  @TempDir private Path directory;

  @BeforeEach
  void accounts() throws IOException {
    write("root/etc/passwd", "root:x:0:0::/root:/bin/sh", "shop:x:500:501::/home/shop:/bin/sh");
    write("root/etc/group", "root:x:0:", "shop:x:501:");
    write(
        "attributes.tsv",
        "*\troot\troot\t-\t2008-01-12T20:14:07",
        "/opt/*\tshop\tshop\t-\t-",
        "/opt/*.sh\t-\t-\t0755\t-");
  }

  @Test
  void theLastRowThatMatchesAPathSaysEachOfItsColumns() throws IOException {
    write("root/opt/run.sh", "#!/bin/sh");

    assertThat(entry("./opt/run.sh"))
        .contains("0000755", "0000764", "0000765", "10742217617", "ustar", "shop");
    assertThat(entry("./etc/group")).contains("0000644", "0000000");
  }

  @Test
  void whatNoPlainFileCanBeIsInATable() throws IOException {
    write(
        "tree.tsv",
        "/etc/rc{3,5}.d/S85httpd\tlink\t../init.d/httpd",
        "/var/empty\tdirectory\t-",
        "/sbin/init\tprogram\ti386 INIT: version 2.86",
        "/var/log/wtmp\tbytes\t8 2:abcd");

    assertThat(entry("./etc/rc5.d/S85httpd")).contains("../init.d/httpd");
    assertThat(entry("./etc/rc3.d/S85httpd")).contains("../init.d/httpd");
    assertThat(entry("./var/empty/")).contains("0000755");
    assertThat(archive()).contains("\u007fELF\1", "INIT: version 2.86", "\0\0\u00ab\u00cd\0\0");
  }

  @Test
  void aPackageMayOnlyListWhatIsThere() throws IOException {
    write("packages.tsv", "httpd\t2.0-1\ti386\t-\tCentOS\t2008-01-12T20:14:07\t/etc/httpd.conf");

    assertThatThrownBy(this::archive).hasMessageEndingWith("/etc/httpd.conf");
  }

  @Test
  void aRowOfTheWrongLengthIsRefused() throws IOException {
    write("tree.tsv", "/var/empty\tdirectory");

    assertThatThrownBy(this::archive).hasMessageContaining("2 columns, not 3");
  }

  private String entry(String name) throws IOException {
    String archive = archive();
    int start = archive.indexOf(name + "\0");
    assertThat(start % BLOCK).isZero();
    return archive.substring(start, start + BLOCK);
  }

  private String archive() throws IOException {
    Path tarball = FamilyServer.read(directory).pack(directory.resolve("server.tar"));
    return Files.readString(tarball, ISO_8859_1);
  }

  private void write(String path, String... lines) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }
}
