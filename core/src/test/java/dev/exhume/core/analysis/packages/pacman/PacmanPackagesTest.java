package dev.exhume.core.analysis.packages.pacman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The entry is what pacman 6.0.2 wrote when it installed a package made for the purpose. */
class PacmanPackagesTest {
  private static final String ENTRY = "/var/lib/pacman/local/hello-1:1.2-3/";

  private final Problems problems = new Problems();

  @Test
  void aPackageIsWhatItsSectionsSay() throws IOException {
    PackageSource source = open(hello());
    assertThat(source.section().manager()).contains("pacman");
    Packages.Item item = source.section().items().get(0);
    assertThat(item.name()).isEqualTo("hello");
    assertThat(item.version()).isEqualTo("1:1.2-3");
    assertThat(item.architecture()).contains("x86_64");
    assertThat(item.sourcePackage()).contains("hello-suite");
    assertThat(item.license()).contains("GPL, MIT");
    assertThat(item.installedAt()).contains(Instant.ofEpochSecond(1795452917));
    assertThat(item.thirdParty()).as("nobody has signed for it").isTrue();
    assertThat(item.files()).isEqualTo(6);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aFileIsWhatTheTreeSaysAndWhatWasSetAboveIt() throws IOException {
    ExpectedFile file = file("/usr/bin/moded");
    assertThat(file.mode()).contains(0100644);
    assertThat(file.owner()).contains("0");
    assertThat(file.sizeBytes()).contains(2L);
    assertThat(file.modified()).contains(Instant.ofEpochSecond(1500000000));
    assertThat(file.digest().orElseThrow().algorithm()).isEqualTo("SHA-256");
    assertThat(file("/etc/hello/hello.conf").isConfiguration()).isTrue();
  }

  @Test
  void aLinkHasItsTargetAndADirectoryIsOne() throws IOException {
    assertThat(file("/usr/bin/hi").linkTarget()).contains("hello");
    assertThat(file("/usr/bin").isDirectory()).isTrue();
  }

  @Test
  void aNameInOctalDigitsIsReadAsItIs() throws IOException {
    assertThat(file("/usr/share/hello dir/größe mit blank").sizeBytes()).contains(3L);
  }

  @Test
  void withoutATreeTheDigestsOfConfigurationAreLeft() throws IOException {
    ServerBuilder server = hello().bytes(ENTRY + "mtree");
    PackageSource source = open(server);
    assertThat(source.packages().get(0).expected().filter(file -> file.digest().isPresent()))
        .singleElement()
        .extracting(ExpectedFile::path)
        .isEqualTo("/etc/hello/hello.conf");
    assertThat(problems.sorted()).singleElement().asString().contains("mtree");
  }

  @Test
  void aTreeWithoutEndIsReadInPart() throws IOException {
    ServerBuilder server =
        hello().bytes(ENTRY + "mtree", zipped("./usr/bin time=1.0 " + "x".repeat(1 << 20)));
    assertThat(open(server).packages().get(0).paths()).hasSize(6);
    assertThat(problems.sorted()).singleElement().asString().contains("goes on without end");
  }

  private ExpectedFile file(String path) throws IOException {
    return open(hello())
        .packages()
        .get(0)
        .expected()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private PackageSource open(ServerBuilder server) {
    return PacmanPackages.open(server.root(), problems).orElseThrow();
  }

  private static ServerBuilder hello() throws IOException {
    return DeadServers.server()
        .file(
            ENTRY + "desc",
            "%NAME%",
            "hello",
            "",
            "%VERSION%",
            "1:1.2-3",
            "",
            "%BASE%",
            "hello-suite",
            "",
            "%ARCH%",
            "x86_64",
            "",
            "%INSTALLDATE%",
            "1795452917",
            "",
            "%PACKAGER%",
            "Unknown Packager",
            "",
            "%SIZE%",
            "4096",
            "",
            "%LICENSE%",
            "GPL",
            "MIT",
            "")
        .file(
            ENTRY + "files",
            "%FILES%",
            "etc/",
            "etc/hello/hello.conf",
            "usr/bin/",
            "usr/bin/hi",
            "usr/bin/moded",
            "usr/share/hello dir/größe mit blank",
            "",
            "%BACKUP%",
            "etc/hello/hello.conf\tcdbca9f3f91e698591230cd6c300e82f",
            "")
        .bytes(ENTRY + "mtree", zipped(TREE));
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static final String TREE =
      """
      #mtree
      /set type=file uid=0 gid=0 mode=755
      ./etc time=1795452917.851941862 type=dir
      ./etc/hello/hello.conf time=1500000000.0 mode=644 size=17 md5digest=cdbca9f3f91e698591230cd6c300e82f
      /set mode=644
      ./usr/bin time=1795452917.855941862 mode=755 type=dir
      ./usr/bin/hi time=1795452917.855941862 mode=777 type=link link=hello
      ./usr/bin/moded time=1500000000.0 size=2 sha256digest=c865f6c5ab8d1b0bcd383a5e1e3879d22681c96bf462c269b7581d523fbe70ab
      ./usr/share/hello\\040dir/gr\\303\\266\\303\\237e\\040mit\\040blank time=1500000000.0 size=3
      """;
}
