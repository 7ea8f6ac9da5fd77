package dev.exhume.core.analysis.upstream;

import static dev.exhume.core.analysis.upstream.ServerCase.needed;
import static dev.exhume.core.analysis.upstream.ServerCase.owned;
import static dev.exhume.core.analysis.upstream.ServerCase.port;
import static dev.exhume.core.analysis.upstream.ServerCase.service;
import static dev.exhume.core.analysis.upstream.ServerCase.unowned;
import static dev.exhume.core.analysis.upstream.ServerCase.withPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.TsvTable;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamHoleDetectorTest {
  private static final Service HTTPD = needed("httpd", "web");
  private static final List<Port> OPEN = List.of(port(80, "httpd", false));

  static Stream<TsvTable.Row> cases() {
    return TsvTable.resource(UpstreamHoleDetectorTest.class, "hole-cases.tsv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aVersionIsJudgedAsAnExpertDoes(TsvTable.Row row) throws IOException {
    Software software = unowned(row.get("product"), row.get("version"), row.get("path"));

    List<Finding> findings = find(debian(), List.of(software), List.of(), List.of(), List.of());

    assertThat(findings.stream().anyMatch(finding -> finding.detail().contains(row.get("cve"))))
        .as(row.cells().toString())
        .isEqualTo(row.get("has").equals("yes"));
  }

  @Test
  void aProgramThatIsReachedIsAsBadAsItsHoles() throws IOException {
    Software nginx = unowned("nginx", "1.4.0", "/usr/local/nginx/sbin/nginx");
    List<Port> open = List.of(port(80, "nginx", false));

    Finding reached =
        find(debian(), List.of(nginx), List.of(needed("nginx", "web")), open, List.of()).get(0);
    assertThat(reached.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(reached.title())
        .startsWith("Known holes in nginx 1.4.0 (/usr/local/nginx/sbin/nginx): an overflow in");
    assertThat(reached.detail())
        .contains("(CVE-2013-2028): this version has it; nginx is reached from outside.");
    assertThat(reached.evidence())
        .containsExactly(Evidence.offset("/usr/local/nginx/sbin/nginx", 0x40));

    Service off = service("nginx", "web", Verdict.UNNEEDED, Optional.empty());
    assertThat(find(debian(), List.of(nginx), List.of(off), open, List.of()))
        .extracting(Finding::severity)
        .containsExactly(Severity.LOW);
  }

  @Test
  void aHoleThatHangsOnSettingsIsNoMoreThanMedium() throws IOException {
    Software httpd = unowned("httpd", "2.4.49", "/usr/local/apache2/bin/httpd");

    Finding finding = find(debian(), List.of(httpd), List.of(HTTPD), OPEN, List.of()).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.detail())
        .contains("this version has it if files outside the sites are not denied");
  }

  @Test
  void tomcatsGhostcatIsReachedThroughItsPortForAjp() throws IOException {
    Software tomcat = unowned("tomcat", "8.5.50", "/opt/tomcat");
    List<Service> running = List.of(needed("tomcat", "appserver"));
    Port http = port(8080, "tomcat", false);
    Port ajp = port(8009, "tomcat", false);

    assertThat(find(debian(), List.of(tomcat), running, List.of(http, ajp), List.of()).get(0))
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL))
        .satisfies(
            finding ->
                assertThat(finding.detail())
                    .contains(
                        "(CVE-2020-1938): this version has it; tomcat listens for AJP on port"
                            + " 8009 of every address."));
    assertThat(find(debian(), List.of(tomcat), running, List.of(http), List.of()).get(0).detail())
        .contains(
            "(CVE-2020-1938): this version has it; nothing that is started and published leads to"
                + " it.");
  }

  @Test
  void theVersionOfAPackageSaysNothing() throws IOException {
    ServerBuilder server = withPackage("nginx", "1.4.0-1", "/usr/sbin/nginx");
    Software nginx = owned("nginx", "1.4.0", "/usr/sbin/nginx", "nginx");

    assertThat(
            find(
                server,
                List.of(nginx),
                List.of(needed("nginx", "web")),
                List.of(port(80, "nginx", false)),
                List.of()))
        .isEmpty();
  }

  @Test
  void whereNoPackagesAreKnownOnlyPlacesOfOnesOwnAreJudged() throws IOException {
    ServerBuilder bare = DeadServers.server().file("/etc/hostname", "web");
    Software stock = unowned("nginx", "1.4.0", "/usr/sbin/nginx");
    Software own = unowned("nginx", "1.4.0", "/usr/local/nginx/sbin/nginx");

    assertThat(find(bare, List.of(stock, own), List.of(), List.of(), List.of()))
        .extracting(finding -> finding.evidence().get(0).path())
        .containsExactly("/usr/local/nginx/sbin/nginx");
  }

  @Test
  void anApplicationIsReachedWhereASiteServesIt() throws IOException {
    Software drupal =
        new Software(
            "drupal",
            Optional.of("7.31"),
            "web-application",
            "/var/www/html/shop",
            Optional.empty(),
            Evidence.line("/var/www/html/shop/includes/bootstrap.inc", 11));

    assertThat(
            find(debian(), List.of(drupal), List.of(HTTPD), OPEN, List.of(site("/var/www/html"))))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("vulnerable-application", Severity.CRITICAL));
    assertThat(find(debian(), List.of(drupal), List.of(HTTPD), OPEN, List.of(site("/srv/other"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.LOW);
  }

  private static Site site(String documentRoot) {
    return new Site(
        "httpd",
        List.of(),
        Optional.of("*:80"),
        Optional.of(documentRoot),
        Evidence.file("/etc/httpd/conf/httpd.conf"));
  }

  private static ServerBuilder debian() {
    return withPackage("coreutils", "8.32-4", "/bin/ls");
  }

  private static List<Finding> find(
      ServerBuilder server,
      List<Software> software,
      List<Service> services,
      List<Port> ports,
      List<Site> sites)
      throws IOException {
    Path root = server.root();
    try (PackageInventory packages = ServerCase.packages(root)) {
      return UpstreamHoleDetector.detect(
          ServerCase.evidence(root, packages, software, services, ports, sites));
    }
  }
}
