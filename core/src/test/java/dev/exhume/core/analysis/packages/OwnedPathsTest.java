package dev.exhume.core.analysis.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnedPathsTest {
  @Test
  void aPathIsFoundAsThePackageSaysIt() {
    Path root = DeadServers.server().file("/etc/passwd").root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/etc/passwd", "setup");
    assertThat(paths.owner(root.resolve("etc/passwd"))).contains("setup");
    assertThat(paths.owner(root.resolve("etc/shadow"))).isEmpty();
  }

  @Test
  void aFileIsFoundThroughEitherNameOfItsDirectory() {
    Path root =
        DeadServers.server()
            .file("/etc/rc.d/init.d/httpd")
            .link("/etc/init.d", "rc.d/init.d")
            .file("/usr/bin/ls")
            .link("/bin", "usr/bin")
            .root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/etc/rc.d/init.d/httpd", "httpd");
    paths.add("/bin/ls", "coreutils");
    assertThat(paths.owner(root.resolve("etc/init.d/httpd"))).contains("httpd");
    assertThat(paths.owner(root.resolve("usr/bin/ls"))).contains("coreutils");
    assertThat(paths.owner(root.resolve("bin/ls"))).contains("coreutils");
  }

  @Test
  void aDeepLinkIsFollowedWhenItsFileIsAskedFor() {
    Path root =
        DeadServers.server()
            .file("/opt/a/b/c/d/real/file")
            .link("/opt/a/b/c/d/link", "real")
            .root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/opt/a/b/c/d/real/file", "deep");
    assertThat(paths.owner(root.resolve("opt/a/b/c/d/link/file"))).contains("deep");
  }

  @Test
  void theLastNameOfAPathIsNotFollowed() {
    Path root =
        DeadServers.server()
            .file("/etc/init.d/ssh")
            .link("/etc/rc2.d/S16ssh", "../init.d/ssh")
            .root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/etc/init.d/ssh", "openssh-server");
    assertThat(paths.owner(root.resolve("etc/rc2.d/S16ssh"))).isEmpty();
  }

  @Test
  void aSharedDirectoryBelongsToThePackageThatSaidSoFirst() {
    Path root = DeadServers.server().directory("/usr/share/doc").root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/usr/share/doc", "filesystem");
    paths.add("/usr/share/doc", "other");
    assertThat(paths.owner(root.resolve("usr/share/doc"))).contains("filesystem");
  }

  @Test
  void linksThatLeadInACircleOrNowhereAreLeftAlone() {
    ServerBuilder server =
        DeadServers.server().link("/a", "b").link("/b", "a").link("/gone", "/no/where");
    Path root = server.root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/a/file", "circle");
    paths.add("/gone/file", "nowhere");
    paths.add("/nul\0/file", "nul");
    paths.add("relative", "relative");
    assertThat(paths.owner(root.resolve("a/file"))).contains("circle");
    assertThat(paths.owner(root.resolve("gone/file"))).contains("nowhere");
  }

  @Test
  void aNameThatIsNotUtf8IsFoundByItsBytes() {
    Path root = DeadServers.server().root();
    OwnedPaths paths = OwnedPaths.under(root);
    paths.add("/srv/Gr\u00FC\u00DFe", "greetings");
    assertThat(paths.owner(root.resolve("srv/Gr\uEFFC\uEFDFe"))).contains("greetings");
  }

  @Test
  void withoutItsServerADatabaseNamesPathsAndNoFileIsLookedAt() {
    Path other = DeadServers.server().file("/usr/bin/ls").link("/bin", "usr/bin").root();
    OwnedPaths paths = OwnedPaths.withoutServer();
    paths.add("/bin/ls", "coreutils");
    assertThat(paths.ownerOfName("/bin/ls")).contains("coreutils");
    assertThat(paths.owner(other.resolve("usr/bin/ls"))).isEmpty();
  }
}
