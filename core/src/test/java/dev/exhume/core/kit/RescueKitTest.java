package dev.exhume.core.kit;

import static dev.exhume.core.kit.Profiles.profile;
import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescueKitTest {
  @TempDir Path directory;

  @Test
  void theKitHoldsAllThatARescueTakes() throws IOException {
    ServerProfile profile = profile().hostname("web01.example.com").build();

    WrittenKit kit = RescueKit.plan(profile).write(root(), directory.resolve("new/kit"));

    assertThat(names(directory.resolve("new/kit")))
        .containsExactlyElementsOf(RescueKit.files(KitOptions.usual()));
    assertThat(kit.problems()).isEmpty();
    assertThat(kit.changes()).isEqualTo(2);
    assertThat(directory.resolve("new/kit/run.sh")).isExecutable();
    assertThat(directory.resolve("new/kit/entrypoint.sh")).isExecutable();
    assertThat(ProfileJson.read(directory.resolve("new/kit/profile.json"))).isEqualTo(profile);
    assertThat(directory.resolve("new/kit/changes.json"))
        .content()
        .contains("\"path\": \"/var/run/httpd.pid\"", "\"what\": \"left out\"", "\"why\": ");
  }

  @Test
  void aKitForOneServiceStartsItAndOffersItsPortsOnly() throws IOException {
    ServerProfile profile =
        profile()
            .service("mysqld", Verdict.NEEDED, "data")
            .service("httpd", Verdict.NEEDED, "site")
            .service("sendmail", Verdict.CONDITIONAL, "mail")
            .port(80, "tcp", "httpd", true)
            .port(3306, "tcp", "mysqld", false)
            .database("mysql", "4.1.20", "/var/lib/mysql")
            .build();
    KitOptions options = KitOptions.builder().services(List.of("sendmail", "httpd")).build();

    RescueKit.plan(profile, options).write(root(), directory.resolve("kit"));

    ContainerPlan plan = ProfileJson.read(directory.resolve("kit/profile.json")).container();
    assertThat(plan.services()).containsExactly("httpd", "sendmail");
    assertThat(plan.exposedPorts()).containsExactly("80/tcp");
    assertThat(plan.volumes()).isEmpty();
    assertThat(directory.resolve("kit/entrypoint.sh"))
        .content()
        .contains("name_1='httpd'\nneed_1=needed", "name_2='sendmail'\nneed_2=needed")
        .doesNotContain("'mysqld'");
  }

  @Test
  void aServiceThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() {
    ServerProfile profile =
        profile()
            .service("mysqld", Verdict.NEEDED, "data")
            .service("httpd", Verdict.NEEDED, "site")
            .build();
    KitOptions options = KitOptions.builder().services(List.of("httpd", "apache")).build();

    assertThatThrownBy(() -> RescueKit.plan(profile, options))
        .isInstanceOf(NoSuchServiceException.class)
        .hasMessage("there is no service apache to start; there are httpd, mysqld");
  }

  @Test
  void aServiceOfAServerWithoutAnyIsRefusedWithThatWord() {
    KitOptions options = KitOptions.builder().services(List.of("httpd")).build();

    assertThatThrownBy(() -> RescueKit.plan(profile().build(), options))
        .hasMessage("there is no service httpd to start; none was found on this server");
  }

  @Test
  void aKitMadeTwiceIsTheSameByteForByte() throws IOException {
    ServerProfile profile =
        profile().hostname("web01").service("httpd", Verdict.NEEDED, "serves the site").build();

    RescueKit.plan(profile).write(root(), directory.resolve("one"));
    RescueKit.plan(profile).write(root(), directory.resolve("two"));

    for (String name : names(directory.resolve("one"))) {
      assertThat(directory.resolve("two").resolve(name))
          .hasSameBinaryContentAs(directory.resolve("one").resolve(name));
    }
  }

  @Test
  void anImageOfTheSameServerIsTheSameByteForByteWhereverItWasReadFrom() throws IOException {
    KitOptions options = KitOptions.builder().image(true).build();
    ServerProfile profile = profile().hostname("web01").port(80, "tcp", "httpd", true).build();

    RescueKit.plan(profile, options).write(root(), directory.resolve("one"));
    RescueKit.plan(readElsewhere(profile), options).write(root(), directory.resolve("two"));

    assertThat(names(directory.resolve("one")))
        .containsExactlyElementsOf(RescueKit.files(options))
        .contains("image.tar", "oci");
    assertThat(directory.resolve("two/image.tar"))
        .hasSameBinaryContentAs(directory.resolve("one/image.tar"));
    assertThat(directory.resolve("two/oci/index.json"))
        .hasSameBinaryContentAs(directory.resolve("one/oci/index.json"));
  }

  @Test
  void aDirectoryOfTheNameOfTheLayoutThatIsNoneIsLeftAlone() throws IOException {
    Files.createDirectories(directory.resolve("oci"));
    Files.writeString(directory.resolve("oci/contract.txt"), "the only copy");
    RescueKit kit = RescueKit.plan(profile().build(), KitOptions.builder().image(true).build());

    assertThatThrownBy(() -> kit.write(root(), directory))
        .hasMessageContaining(directory.resolve("oci").toString());

    assertThat(names(directory)).containsExactly("oci");
    assertThat(directory.resolve("oci/contract.txt")).hasContent("the only copy");
  }

  @Test
  void aKitThatCannotBeFinishedLeavesTheEarlierOneAsItWas() throws IOException {
    Files.createDirectories(directory.resolve("kit"));
    Files.writeString(directory.resolve("kit/Dockerfile"), "FROM earlier");
    RescueKit kit = RescueKit.plan(profile().build());
    KitProgress fullDisk =
        (files, bytes) -> {
          throw new UncheckedIOException(new IOException("No space left on device"));
        };

    assertThatThrownBy(() -> kit.write(root(), directory.resolve("kit"), fullDisk))
        .hasMessageContaining("No space left on device");

    assertThat(names(directory.resolve("kit"))).containsExactly("Dockerfile");
    assertThat(directory.resolve("kit/Dockerfile")).hasContent("FROM earlier");
  }

  @Test
  void scriptsNameFilesByTheirBytes() throws IOException {
    ServerProfile profile =
        profile().service("caf\uefe9", Verdict.NEEDED, "somebody wrote it").build();

    RescueKit.plan(profile).write(root(), directory);

    assertThat(Files.readString(directory.resolve("entrypoint.sh"), ISO_8859_1))
        .contains("caf\u00e9");
  }

  @Test
  void theArchiveAloneIsTheWholeImage() throws IOException {
    RescueKit.plan(profile().build()).write(root(), directory);

    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(Files.newInputStream(directory.resolve("rootfs.tar.gz"))))) {
      TarArchiveEntry entry = Objects.requireNonNull(tar.getNextEntry());
      while (!entry.getName().equals("entrypoint.sh")) {
        entry = Objects.requireNonNull(tar.getNextEntry());
      }
      assertThat(entry.getMode()).isEqualTo(0755);
      assertThat(directory.resolve("entrypoint.sh")).hasBinaryContent(tar.readAllBytes());
    }
  }

  @Test
  void progressGrowsWithFilesAndBytes() throws IOException {
    List<Long> files = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();

    RescueKit.plan(profile().build())
        .write(
            root(),
            directory,
            (file, sum) -> {
              files.add(file);
              bytes.add(sum);
            });

    long script = Files.size(directory.resolve("entrypoint.sh"));
    assertThat(files).isSorted().last().isEqualTo(6L);
    assertThat(bytes).isSorted().last().isEqualTo(10L + script);
  }

  /** The same server on another day, from a disk image instead of a directory. */
  private static ServerProfile readElsewhere(ServerProfile profile) {
    return new ServerProfile(
        profile.schemaVersion(),
        profile.tool(),
        profile.analysedAt().plusSeconds(86_400),
        new Source(
            "disk-image", "/srv/web01.vmdk", Optional.empty(), List.of(), List.of(), List.of()),
        profile.os(),
        profile.host(),
        profile.boot(),
        profile.services(),
        profile.packages(),
        profile.software(),
        profile.ports(),
        profile.sites(),
        profile.databases(),
        profile.scheduledJobs(),
        profile.accounts(),
        profile.dependencies(),
        profile.customisation(),
        profile.activity(),
        profile.findings(),
        profile.container(),
        profile.problems());
  }

  private static Path root() {
    return server().file("/etc/passwd", "root:x:0:").file("/var/run/httpd.pid", "1").root();
  }

  private static List<String> names(Path kit) throws IOException {
    try (Stream<Path> files = Files.list(kit)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
