package dev.exhume.core.analysis.os;

import static dev.exhume.core.analysis.os.InstalledPackages.installed;
import static dev.exhume.core.analysis.os.InstalledPackages.none;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlibcDetectorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lib/libc-2.3.4.so",
        "/lib/tls/libc-2.3.4.so",
        "/lib/i686/libc-2.3.4.so",
        "/lib64/libc-2.3.4.so",
        "/lib/i386-linux-gnu/libc-2.3.4.so",
      })
  void theNameOfTheLibraryHoldsItsVersion(String path) {
    assertThat(detect(server().file(path).root(), none())).contains("2.3.4");
  }

  @Test
  void aLibraryWithoutAVersionInItsNameHasItInItsBanner() {
    Path root =
        server()
            .file(
                "/usr/lib/x86_64-linux-gnu/libc.so.6",
                "\0\1GNU C Library (Debian GLIBC 2.36-9+deb12u4) stable release version 2.36.",
                "Copyright")
            .link("/lib", "usr/lib")
            .root();

    assertThat(detect(root, none())).contains("2.36");
  }

  @Test
  void thePackageTellsWhenTheLibraryIsGone() {
    assertThat(detect(server().root(), installed().deb("libc6", "2.7-18lenny7").dpkg()))
        .contains("2.7");
    assertThat(detect(server().root(), installed().by("CentOS", "glibc-2.3.4-2.39").rpm()))
        .contains("2.3.4");
  }

  @Test
  void anotherCLibraryHasNoVersionOfThisOne() {
    Path root =
        server().file("/lib/ld-musl-i386.so.1").file("/lib/libc.so.6", "something else").root();

    assertThat(detect(root, none())).isEmpty();
  }

  @Test
  void aLibraryDirectoryThatIsALinkToItselfIsNone() {
    assertThat(detect(server().link("/lib", "lib").root(), none())).isEmpty();
  }

  private static Optional<String> detect(Path root, Packages packages) {
    return GlibcDetector.detect(root, packages, new Problems()).map(Glibc::version);
  }
}
