package dev.exhume.core.analysis.upstream;

import static dev.exhume.core.analysis.upstream.ServerCase.endingOn;
import static dev.exhume.core.analysis.upstream.ServerCase.needed;
import static dev.exhume.core.analysis.upstream.ServerCase.owned;
import static dev.exhume.core.analysis.upstream.ServerCase.port;
import static dev.exhume.core.analysis.upstream.ServerCase.service;
import static dev.exhume.core.analysis.upstream.ServerCase.unowned;
import static dev.exhume.core.analysis.upstream.ServerCase.withPackage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Software;
import dev.exhume.core.profile.Verdict;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoftwareEndDetectorTest {
  private static final Instant IN_2026 = Instant.parse("2026-11-20T09:30:00Z");
  private static final OperatingSystem CARED_FOR = endingOn("2030-01-01");
  private static final OperatingSystem LEFT = endingOn("2016-02-29");
  private static final Service MYSQL = needed("mysql", "database");
  private static final List<Port> OPEN = List.of(port(3306, "mysql", false));

  @Test
  void aProgramOfNobodyPastItsEndIsNamedWithTheDayAndWhoRunsIt() throws IOException {
    Software mysql = unowned("mysql", "5.0.45", "/usr/local/mysql");

    Finding finding = find(debian(), CARED_FOR, List.of(mysql), List.of(MYSQL), OPEN).orElseThrow();

    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.kind()).isEqualTo("end-of-life");
    assertThat(finding.title()).isEqualTo("Nobody repairs any more: mysql 5.0.45");
    assertThat(finding.detail())
        .isEqualTo(
            "mysql 5.0.45 (/usr/local/mysql, which no package owns): not repaired by its makers"
                + " since 2011-12-31; mysql runs it.");
    assertThat(finding.evidence()).containsExactly(mysql.evidence());
  }

  @Test
  void aPackageIsTheDistributionsCareUntilItEndsToo() throws IOException {
    Software mysql = owned("mysql", "8.0.32", "/usr/sbin/mysqld", "mysql-server");
    ServerBuilder server = withPackage("mysql-server", "8.0.32-1", "/usr/sbin/mysqld");

    assertThat(find(server, CARED_FOR, List.of(mysql), List.of(MYSQL), OPEN)).isEmpty();
    assertThat(find(server, LEFT, List.of(mysql), List.of(MYSQL), OPEN))
        .map(Finding::severity)
        .hasValue(Severity.LOW);
  }

  @Test
  void aBranchThatIsCaredForIsNoFindingNorIsOneThatNobodyKnows() throws IOException {
    Software newer = unowned("mysql", "8.4.9", "/usr/local/mysql");
    Software php = unowned("php", "8.2.30", "/usr/local/bin/php");
    Software java = unowned("java", "1.8.0_292", "/opt/jdk1.8.0_292");
    List<Service> services =
        List.of(MYSQL, needed("apache2", "web"), needed("tomcat", "appserver"));

    assertThat(find(debian(), LEFT, List.of(newer, php, java), services, OPEN)).isEmpty();
  }

  @Test
  void aProgramThatNoNeededServiceRunsIsNoFinding() throws IOException {
    Software mysql = unowned("mysql", "5.0.45", "/usr/local/mysql");
    Service unneeded = service("mysql", "database", Verdict.UNNEEDED, Optional.empty());

    assertThat(find(debian(), LEFT, List.of(mysql), List.of(unneeded), List.of())).isEmpty();
    assertThat(find(debian(), LEFT, List.of(mysql), List.of(needed("httpd", "web")), OPEN))
        .isEmpty();
  }

  @Test
  void ofTwoProgramsTheStartScriptTellsWhichOneRuns() throws IOException {
    List<Software> both =
        List.of(
            unowned("mysql", "5.0.45", "/usr/local/mysql"),
            unowned("mysql", "5.5.62", "/usr/local/mysql-5.5"));
    ServerBuilder server =
        debian().executable("/etc/init.d/mysql", "#!/bin/sh", "/usr/local/mysql-5.5/bin/mysqld &");

    assertThat(find(server, LEFT, both, List.of(MYSQL), OPEN))
        .map(Finding::title)
        .hasValue("Nobody repairs any more: mysql 5.5.62");
  }

  @Test
  void theServerOfMariaDbIsMeasuredByMariaDbsOwnDays() throws IOException {
    Software server = owned("mysql", "5.5.68", "/usr/libexec/mysqld", "mariadb-server");

    assertThat(find(debian(), LEFT, List.of(server), List.of(needed("mariadb", "database")), OPEN))
        .map(Finding::detail)
        .get()
        .asString()
        .contains("mariadb 5.5.68", "2020-04-11");
  }

  @Test
  void openSslMattersWhereTlsIsSpoken() throws IOException {
    Software openssl = unowned("openssl", "1.0.1e", "/usr/local/ssl/lib/libcrypto.so.1.0.0");
    List<Service> web = List.of(needed("apache2", "web"));

    assertThat(
            find(debian(), CARED_FOR, List.of(openssl), web, List.of(port(443, "apache2", true))))
        .map(Finding::title)
        .hasValue("Nobody repairs any more: openssl 1.0.1e");
    assertThat(
            find(debian(), CARED_FOR, List.of(openssl), web, List.of(port(80, "apache2", false))))
        .isEmpty();
  }

  private static ServerBuilder debian() {
    return withPackage("bash", "4.1-3", "/bin/bash");
  }

  private static Optional<Finding> find(
      ServerBuilder server,
      OperatingSystem os,
      List<Software> software,
      List<Service> services,
      List<Port> ports)
      throws IOException {
    Path root = server.root();
    try (PackageInventory packages = ServerCase.packages(root)) {
      return SoftwareEndDetector.detect(
          ServerCase.evidence(root, packages, software, services, ports, List.of()), os, IN_2026);
    }
  }
}
