package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.boot.BootDetector;
import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemdBootTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void theDefaultTargetIsWhereItsLinkLeads() {
    BootPlan plan = server.boot();

    assertThat(plan.boot().initSystem()).contains("systemd");
    assertThat(plan.boot().defaultTarget()).contains("multi-user.target");
    assertThat(plan.boot().defaultRunlevel()).isEmpty();
    assertThat(plan.boot().evidence())
        .contains(Evidence.file("/etc/systemd/system/default.target"));
  }

  @Test
  void aServerWithoutADefaultTargetIsTakenForOneOfManyUsers() {
    SystemdServer other = new SystemdServer("/lib/systemd/system/gone.target");
    other.service("app.service").wanted("app.service");

    assertThat(other.started()).containsExactly("app");
    assertThat(other.boot().boot().evidence()).isEmpty();
    assertThat(other.problems())
        .anySatisfy(problem -> assertThat(problem).contains("multi-user.target was assumed"));
  }

  @Test
  void whatIsEnabledStartsAndWhatIsOnlyInstalledDoesNot() {
    server.service("httpd.service").service("idle.service").wanted("httpd.service");

    assertThat(server.boot().services())
        .extracting(BootService::name, BootService::manager, BootService::enabled)
        .containsExactly(tuple("httpd", "systemd", true));
    BootService httpd = server.only("httpd");
    assertThat(httpd.link())
        .hasValueSatisfying(
            link ->
                assertThat(link)
                    .hasToString("/etc/systemd/system/multi-user.target.wants/httpd.service"));
    assertThat(httpd.script())
        .hasValueSatisfying(
            unit -> assertThat(unit).hasToString("/usr/lib/systemd/system/httpd.service"));
    assertThat(httpd.evidence())
        .isEqualTo(Evidence.file("/etc/systemd/system/multi-user.target.wants/httpd.service"));
  }

  @Test
  void whatAServiceWantsOrRequiresInItsFileStartsWithIt() {
    server
        .unit("web.service", "[Unit]", "Wants=cache.service gone.service", "Requires=db.service")
        .service("cache.service")
        .service("db.service")
        .wanted("web.service");

    assertThat(server.boot().services())
        .extracting(BootService::name)
        .containsExactly("cache", "db", "web");
    assertThat(server.only("db").evidence())
        .isEqualTo(Evidence.line("/usr/lib/systemd/system/db.service", 2));
  }

  @Test
  void servicesOfTheSystemItselfStartThroughTheirTarget() {
    server
        .unit(
            "systemd-journald.service", "[Unit]", "DefaultDependencies=no", "Before=sysinit.target")
        .service("app.service")
        .wantedBy("sysinit.target", "systemd-journald.service")
        .wanted("app.service");

    assertThat(server.started()).containsExactly("systemd-journald", "app");
  }

  @Test
  void anInstanceIsDescribedByItsTemplate() {
    server.unit("openvpn@.service", "[Service]", "ExecStart=/usr/sbin/app --config %i.conf");
    server.server.link(
        "/etc/systemd/system/multi-user.target.wants/openvpn@office.service",
        "/lib/systemd/system/openvpn@.service");

    assertThat(server.only("openvpn@office").script())
        .hasValueSatisfying(
            unit -> assertThat(unit).hasToString("/usr/lib/systemd/system/openvpn@.service"));
    assertThat(server.command("openvpn@office").start().words())
        .containsExactly("/usr/sbin/app", "--config", "office.conf");
    assertThat(server.only("openvpn@office").scriptName()).isEqualTo("openvpn");
  }

  @Test
  void theOwnerOfAUnitIsFoundByTheOldPathOfItsDirectory() {
    server.service("ssh.service").wanted("ssh.service");
    Ownership ownership =
        path ->
            path.toString().equals("/lib/systemd/system/ssh.service")
                ? Optional.of("openssh-server")
                : Optional.empty();

    assertThat(BootDetector.detect(server.server.root(), ownership, new Problems()).services())
        .extracting(BootService::owner)
        .containsExactly(Optional.of("openssh-server"));
  }

  @Test
  void anAliasIsOneServiceWithTwoNames() {
    server.service("mariadb.service").wanted("mariadb.service");
    server
        .server
        .link("/etc/systemd/system/mysql.service", "/lib/systemd/system/mariadb.service")
        .link(
            "/etc/systemd/system/multi-user.target.wants/mysql.service",
            "/lib/systemd/system/mariadb.service");

    assertThat(server.started()).containsExactly("mariadb");
    assertThat(server.only("mariadb").header().provides()).containsExactly("mysql");
  }

  @Test
  void unitsThatWantEachOtherStartOnce() {
    server
        .unit("a.service", "[Unit]", "Wants=b.service", "After=b.service")
        .unit("b.service", "[Unit]", "Wants=a.service", "After=a.service")
        .wanted("a.service");

    assertThat(server.started()).containsExactlyInAnyOrder("a", "b");
  }
}
