package dev.exhume.core.analysis.packages.thirdparty;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation.ThirdParty;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Evidence.InBinary;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.RpmDatabases;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThirdPartyDetectorTest {
  private static final String LISTS = "/var/lib/apt/lists/apt.shop.example_debian_dists_stable_";

  private final Problems problems = new Problems();

  @Test
  void anotherVendorThanThatOfMostPackagesIsNamedBesideIt() throws IOException {
    ThirdParty party = only(rpm());

    assertThat(party.vendor()).contains("Elsewhere Ltd.");
    assertThat(party.packages()).containsExactly("dig-many");
    assertThat(party.count()).isEqualTo(1);
    assertThat(party.reason())
        .isEqualTo("its vendor is Elsewhere Ltd., most packages are from Example Linux");
    assertThat(party.evidence()).isInstanceOf(InBinary.class);
  }

  @Test
  void yumRemembersWhichRepositoryAPackageCameFrom() throws IOException {
    ServerBuilder server = rpm();
    String installed = nameAndVersion(server);
    server
        .file("/var/lib/yum/yumdb/d/0a1b-" + installed + "/from_repo", "shop")
        .file(
            "/etc/yum.repos.d/shop.repo",
            "[other]",
            "baseurl=http://other.example/",
            "[shop]",
            "name=Shop",
            "baseurl=http://user:hunter2@shop.example/el4/");

    assertThat(only(server).repository()).contains("shop, http://user:***@shop.example/el4/");
  }

  @Test
  void whatAptSawInAnotherRepositoryIsFromThere() throws IOException {
    ServerBuilder server =
        server()
            .file(
                "/var/lib/dpkg/status",
                "Package: libc6",
                "Status: install ok installed",
                "Version: 1",
                "",
                "Package: till",
                "Status: install ok installed",
                "Version: 2",
                "",
                "Package: own",
                "Status: install ok installed",
                "Version: 3",
                "Maintainer: <root@web01>")
            .file(LISTS + "InRelease", "Origin: Shop Ltd")
            .file(LISTS + "main_binary-i386_Packages", "Package: till", "Version: 2");

    assertThat(detect(server))
        .containsExactly(
            new ThirdParty(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                List.of("own"),
                "its maintainer is the superuser of the machine that built it",
                Evidence.line("/var/lib/dpkg/status", 9)),
            new ThirdParty(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Shop Ltd, apt.shop.example/debian"),
                1,
                List.of("till"),
                "another repository than the distribution's has it",
                Evidence.line("/var/lib/dpkg/status", 5)));
  }

  @Test
  void packagesOfTheDistributionAloneAreNobodyElses() throws IOException {
    assertThat(
            detect(
                server()
                    .file(
                        "/var/lib/dpkg/status",
                        "Package: libc6",
                        "Status: install ok installed",
                        "Version: 1")))
        .isEmpty();
  }

  private static ServerBuilder rpm() {
    return server().bytes("/var/lib/rpm/Packages", RpmDatabases.packagesFile("little-endian-4096"));
  }

  private String nameAndVersion(ServerBuilder server) throws IOException {
    try (PackageInventory packages = PackageDetector.detect(server.root(), problems)) {
      return packages.find("dig-many").orElseThrow().nevra().replaceFirst("\\.(\\w+)$", "-$1");
    }
  }

  private ThirdParty only(ServerBuilder server) throws IOException {
    List<ThirdParty> parties = detect(server);
    assertThat(parties).hasSize(1);
    return parties.get(0);
  }

  private List<ThirdParty> detect(ServerBuilder server) throws IOException {
    try (PackageInventory packages = PackageDetector.detect(server.root(), problems)) {
      List<ThirdParty> parties = ThirdPartyDetector.detect(server.root(), packages, problems);
      assertThat(problems.sorted()).isEmpty();
      return parties;
    }
  }
}
