package dev.exhume.core.analysis.boot.systemd.unit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class UnitsTest {
  private final ServerBuilder server = server();
  private final Problems problems = new Problems();

  @Test
  void theAdministratorsFileHidesThatOfThePackage() {
    server
        .file("/lib/systemd/system/app.service", "[Unit]", "Description=package")
        .file("/etc/systemd/system/app.service", "[Unit]", "Description=own");

    assertThat(unit("app.service").settings().value("Unit", "Description")).contains("own");
    assertThat(unit("app.service").file())
        .hasValueSatisfying(
            file -> assertThat(file).hasToString("/etc/systemd/system/app.service"));
  }

  @Test
  void ofSeveralDirectoriesTheOneThatAdministratorsFillComesFirst() {
    server
        .file("/lib/systemd/system/app.service", "[Unit]", "Description=lib")
        .file("/usr/lib/systemd/system/app.service", "[Unit]", "Description=usr")
        .file("/usr/local/lib/systemd/system/app.service", "[Unit]", "Description=local");

    assertThat(unit("app.service").settings().value("Unit", "Description")).contains("local");
  }

  @Test
  void dropInsAddToTheFileInTheOrderOfTheirNames() {
    server
        .file("/lib/systemd/system/app.service", "[Service]", "ExecStart=/bin/a", "User=a")
        .file("/lib/systemd/system/app.service.d/20-b.conf", "[Service]", "User=b")
        .file("/etc/systemd/system/app.service.d/10-c.conf", "[Service]", "User=c")
        .file("/etc/systemd/system/app.service.d/notes.txt", "[Service]", "User=d");

    assertThat(unit("app.service").settings().value("Service", "User")).contains("b");
  }

  @Test
  void ofDropInsOfOneNameTheFirstDirectoryCounts() {
    server
        .file("/lib/systemd/system/app.service", "[Service]")
        .file("/lib/systemd/system/app.service.d/a.conf", "[Service]", "User=package")
        .file("/etc/systemd/system/app.service.d/a.conf", "[Service]", "User=own")
        .file("/lib/systemd/system/service.d/a.conf", "[Service]", "User=all");

    assertThat(unit("app.service").settings().value("Service", "User")).contains("own");
  }

  @Test
  void anEmptyAssignmentDropsWhatTheListHeld() {
    server
        .file("/lib/systemd/system/app.service", "[Service]", "ExecStart=/bin/a")
        .file(
            "/etc/systemd/system/app.service.d/a.conf",
            "[Service]",
            "ExecStart=",
            "ExecStart=/bin/b");

    assertThat(unit("app.service").settings().list("Service", "ExecStart"))
        .extracting(UnitSetting::value)
        .containsExactly("/bin/b");
  }

  @Test
  void dropInsOfTheTemplateAndOfAllOfATypeCountForAnInstance() {
    server
        .file("/lib/systemd/system/vpn@.service", "[Service]", "User=a")
        .file("/etc/systemd/system/vpn@.service.d/a.conf", "[Service]", "Group=b")
        .file("/etc/systemd/system/service.d/z.conf", "[Service]", "Nice=5");

    UnitSettings settings = unit("vpn@x.service").settings();

    assertThat(settings.value("Service", "Group")).contains("b");
    assertThat(settings.value("Service", "Nice")).contains("5");
  }

  @Test
  void anAliasLeadsToTheUnitWithTheNameItIsALinkTo() {
    server
        .file("/lib/systemd/system/ssh.service", "[Unit]", "Description=package")
        .file("/etc/systemd/system/ssh.service", "[Unit]", "Description=own")
        .link("/etc/systemd/system/sshd.service", "/lib/systemd/system/ssh.service");

    Unit unit = unit("sshd.service");

    assertThat(unit.name()).hasToString("ssh.service");
    assertThat(unit.aliases()).containsExactly("sshd.service");
    assertThat(unit.settings().value("Unit", "Description")).contains("own");
  }

  @Test
  void anAliasOfATemplateKeepsTheInstance() {
    server
        .file("/lib/systemd/system/getty@.service", "[Unit]")
        .link("/lib/systemd/system/autovt@.service", "getty@.service");

    assertThat(unit("autovt@tty2.service").name()).hasToString("getty@tty2.service");
  }

  @Test
  void aLinkToNothingOrAnEmptyFileMasks() {
    server
        .link("/etc/systemd/system/a.service", "/dev/null")
        .link("/etc/systemd/system/b.service", "../../../dev/null")
        .bytes("/etc/systemd/system/c.service", new byte[0])
        .file("/lib/systemd/system/a.service", "[Unit]");

    assertThat(unit("a.service").state()).isEqualTo(State.MASKED);
    assertThat(unit("b.service").state()).isEqualTo(State.MASKED);
    assertThat(unit("c.service").state()).isEqualTo(State.MASKED);
    assertThat(unit("d.service").state()).isEqualTo(State.MISSING);
  }

  @Test
  void linksThatLeadInACircleAreAProblem() {
    server
        .link("/etc/systemd/system/a.service", "b.service")
        .link("/etc/systemd/system/b.service", "a.service");

    assertThat(unit("a.service").state()).isEqualTo(State.MISSING);
    assertThat(problems.sorted().toString()).contains("leads in a circle");
  }

  @Test
  void theWantsOfAUnitAreFoundUnderAllOfItsNames() {
    server
        .file("/lib/systemd/system/multi-user.target", "[Unit]")
        .link("/lib/systemd/system/runlevel3.target", "multi-user.target")
        .link("/etc/systemd/system/multi-user.target.wants/a.service", "/lib/x/a.service")
        .link("/etc/systemd/system/runlevel3.target.wants/b.service", "/lib/x/b.service")
        .link("/lib/systemd/system/multi-user.target.requires/c.service", "../c.service");

    assertThat(unit("multi-user.target").links())
        .extracting(Dependency::name)
        .containsExactlyInAnyOrder("a.service", "b.service", "c.service");
  }

  @Test
  void aWantThatIsMaskedIsNone() {
    server
        .file("/lib/systemd/system/multi-user.target", "[Unit]")
        .link("/lib/systemd/system/multi-user.target.wants/a.service", "../a.service")
        .link("/etc/systemd/system/multi-user.target.wants/a.service", "/dev/null");

    assertThat(unit("multi-user.target").links()).isEmpty();
  }

  private Unit unit(String name) {
    return Units.of(server.root(), problems).get(UnitName.parse(name).orElseThrow());
  }
}
