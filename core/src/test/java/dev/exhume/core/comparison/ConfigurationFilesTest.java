package dev.exhume.core.comparison;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationFilesTest {
  private static final ServerProfile PROFILE =
      ComparedServer.ofPackages(
              "", ComparedServer.Kind.SERVER, OperatingSystem.unknown(), Packages.unknown())
          .profile();

  @Test
  void contentPermissionsOwnersAndTargetsAreCompared() throws IOException {
    Path before =
        base().file("/etc/a", "1").file("/etc/b", "1").link("/etc/c", "a").file("/etc/d").root();
    Path after =
        base()
            .file("/etc/a", "2")
            .file("/etc/b", "1")
            .mode("/etc/b", 0600)
            .owner("/etc/b", 0, 48)
            .link("/etc/c", "b")
            .link("/etc/d", "a")
            .root();

    assertThat(differences(before, after))
        .containsExactly(
            "CHANGED /etc/a content",
            "CHANGED /etc/b mode,owner",
            "CHANGED /etc/c target",
            "CHANGED /etc/d type");
  }

  @Test
  void whatPackagesBroughtIsToldFromWhatIsNobodys() throws IOException {
    Path root =
        server()
            .file(
                "/var/lib/dpkg/status",
                "Package: bash",
                "Status: install ok installed",
                "Version: 3.1-1",
                "")
            .file("/var/lib/dpkg/info/bash.list", "/etc/bash.bashrc")
            .file("/etc/bash.bashrc", "x")
            .file("/etc/mine.conf", "x")
            .root();

    assertThat(ConfigurationFiles.of(root, PROFILE))
        .extracting(file -> file.path() + " " + file.origin())
        .containsExactly("/etc/bash.bashrc of bash", "/etc/mine.conf of no package");
  }

  @Test
  void noLinkIsFollowedAndNoPipeOpened() throws IOException {
    Path root = base().link("/etc/out", "/../../../../etc/passwd").link("/etc/loop", "loop").root();

    assertThat(ConfigurationFiles.of(root, PROFILE))
        .extracting(ConfigurationFile::type)
        .containsExactly("link", "link");
  }

  private static ServerBuilder base() {
    return server().directory("/etc");
  }

  private static List<String> differences(Path before, Path after) throws IOException {
    return ConfigurationFile.compare(
            "configuration",
            ConfigurationFiles.of(before, PROFILE),
            ConfigurationFiles.of(after, PROFILE))
        .differences()
        .stream()
        .map(
            one ->
                one.change()
                    + " "
                    + one.subject()
                    + " "
                    + one.fields().stream()
                        .map(Difference.FieldChange::field)
                        .collect(Collectors.joining(",")))
        .toList();
  }
}
