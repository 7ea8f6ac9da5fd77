package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.analysis.boot.Upkeep;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitCommandTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void theCommandOfAStockServiceOfRedHatIsFilledIn() {
    server.server.file("/etc/sysconfig/httpd", "# more", "OPTIONS=\"-D ADMIN -e info\"", "LANG=C");

    ServiceCommand command =
        command(
            "Type=notify",
            "EnvironmentFile=/etc/sysconfig/httpd",
            "ExecStart=/usr/sbin/app $OPTIONS -DFOREGROUND");

    assertThat(command.start().words())
        .containsExactly("/usr/sbin/app", "-D", "ADMIN", "-e", "info", "-DFOREGROUND");
    assertThat(command.staysInForeground()).isTrue();
    assertThat(command.environmentFiles()).containsExactly("/etc/sysconfig/httpd");
  }

  @Test
  void aFileOfVariablesThatOnlyTheCommandUsesIsNotNeededLater() {
    server.server.file("/etc/default/ssh", "SSHD_OPTS=");

    ServiceCommand command =
        command("EnvironmentFile=-/etc/default/ssh", "ExecStart=/usr/sbin/app -D $SSHD_OPTS");

    assertThat(command.start().words()).containsExactly("/usr/sbin/app", "-D");
    assertThat(command.environmentFiles()).isEmpty();
  }

  @Test
  void variablesInBracesStayWithinTheirWord() {
    ServiceCommand command =
        command(
            "Environment=\"A=b c\" D=e",
            "ExecStart=/usr/sbin/app --a=${A} ${D} $A $NONE ${NONE} $$HOME x$A");

    assertThat(command.start().words())
        .containsExactly("/usr/sbin/app", "--a=b c", "e", "b", "c", "", "$HOME", "x$A");
    assertThat(command.environment()).isEqualTo(Map.of("A", "b c", "D", "e"));
  }

  @Test
  void filesCountMoreThanTheUnitAndLaterOnesMoreThanEarlier() {
    server.server.file("/etc/a", "PORT=2").file("/etc/b", "PORT = '3'", "export PORT=4");

    ServiceCommand command =
        command(
            "Environment=PORT=1",
            "EnvironmentFile=/etc/a",
            "EnvironmentFile=/etc/b",
            "ExecStart=/usr/sbin/app -p ${PORT}");

    assertThat(command.start().words()).containsExactly("/usr/sbin/app", "-p", "3");
  }

  @Test
  void secretsOfVariablesStayVariables() {
    server.server.file("/etc/app.env", "DB_PASSWORD=hunter2", "URL=http://u:hunter3@db/");

    ServiceCommand command =
        command(
            "Environment=API_TOKEN=hunter4 LEVEL=info",
            "EnvironmentFile=/etc/app.env",
            "ExecStart=/usr/sbin/app --db ${DB_PASSWORD} $URL");

    assertThat(command.start())
        .isEqualTo(
            new Step(
                List.of("/usr/sbin/app", "--db", "${DB_PASSWORD}", "${URL}"),
                Set.of("DB_PASSWORD", "URL"),
                false,
                false));
    assertThat(command.environment()).isEqualTo(Map.of("LEVEL", "info"));
    assertThat(command.environmentFiles()).containsExactly("/etc/app.env");
    assertThat(command.toString() + server.problems()).doesNotContain("hunter");
    assertThat(command.secrets())
        .isEqualTo(
            Map.of("API_TOKEN", "sed -n 2p '/usr/lib/systemd/system/app.service' | cut -b 23-29"));
  }

  @Test
  void aPasswordInTheCommandItselfBecomesAVariable() {
    ServiceCommand command =
        command("ExecStart=/usr/sbin/app --user web --password=hunter2 --port 80");

    assertThat(command.start().words())
        .containsExactly(
            "/usr/sbin/app", "--user", "web", "--password=${EXHUME_SECRET_1}", "--port", "80");
    assertThat(command.start().secrets()).containsExactly("EXHUME_SECRET_1");
    assertThat(command.secrets())
        .isEqualTo(
            Map.of(
                "EXHUME_SECRET_1",
                "sed -n 2p '/usr/lib/systemd/system/app.service' | cut -b 47-53"));
    assertThat(command + server.problems().toString()).doesNotContain("hunter2");
  }

  @Test
  void twoPasswordsHaveAVariableEachAndTheSameOneHasOne() {
    ServiceCommand command =
        command(
            "ExecStartPre=/usr/sbin/app --check --password=hunter2 \\",
            "  --token=hunter3",
            "ExecStart=/usr/sbin/app --token=hunter3");

    assertThat(command.before().get(0).words())
        .contains("--password=${EXHUME_SECRET_2}", "--token=${EXHUME_SECRET_1}");
    assertThat(command.start().words()).contains("--token=${EXHUME_SECRET_1}");
    assertThat(command.secrets().get("EXHUME_SECRET_2"))
        .isEqualTo("sed -n 2p '/usr/lib/systemd/system/app.service' | cut -b 47-53");
  }

  @Test
  void aPasswordWithBackslashesIsAskedForSinceItsLineHasItInAnotherForm() {
    ServiceCommand command = command("ExecStart=/usr/sbin/app '--password=hun\\'ter2'");

    assertThat(command.secrets()).isEmpty();
    assertThat(server.problems().toString())
        .contains("give it to the container as EXHUME_SECRET_1")
        .doesNotContain("ter2");
  }

  @Test
  void aPasswordAsAWordOfItsOwnBecomesAVariable() {
    ServiceCommand command = command("ExecStart=/usr/sbin/app --password hunter2 -v");

    assertThat(command.start().words())
        .containsExactly("/usr/sbin/app", "--password", "${EXHUME_SECRET_1}", "-v");
  }

  @Test
  void whatRunsBeforeIsKnownWithItsRights() {
    ServiceCommand command =
        command(
            "User=app",
            "Group=web",
            "WorkingDirectory=-/srv/app",
            "RuntimeDirectory=app app/cache",
            "ExecStartPre=-/bin/mkdir -p /srv/cache",
            "ExecStartPre=+/bin/chown app /srv/cache",
            "ExecStart=/usr/sbin/app");

    assertThat(command.before())
        .containsExactly(
            new Step(List.of("/bin/mkdir", "-p", "/srv/cache"), Set.of(), true, false),
            new Step(List.of("/bin/chown", "app", "/srv/cache"), Set.of(), false, true));
    assertThat(command.user()).contains("app");
    assertThat(command.group()).contains("web");
    assertThat(command.workingDirectory()).contains("/srv/app");
    assertThat(command.directories()).containsExactly("/run/app", "/run/app/cache");
  }

  @Test
  void allButTheLastCommandOfSeveralRunBeforeIt() {
    ServiceCommand command =
        command("Type=oneshot", "ExecStart=/usr/sbin/app 1", "ExecStart=/usr/sbin/app 2");

    assertThat(command.before()).containsExactly(Step.of(List.of("/usr/sbin/app", "1")));
    assertThat(command.start().words()).containsExactly("/usr/sbin/app", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "simple,true",
    "exec,true",
    "notify,true",
    "idle,true",
    "dbus,true",
    "forking,false",
    "oneshot,false"
  })
  void theTypeTellsWhetherTheProgramStays(String type, boolean stays) {
    assertThat(command("Type=" + type, "ExecStart=/usr/sbin/app").staysInForeground())
        .isEqualTo(stays);
  }

  @Test
  void aProgramWithoutAPathIsLookedForWhereSystemdDoes() {
    assertThat(command("ExecStart=app -d").start().words()).containsExactly("/usr/sbin/app", "-d");
  }

  @Test
  void thePidFileIsBelowRunUnlessAbsolute() {
    server
        .unit("app.service", "[Service]", "PIDFile=app.pid", "ExecStart=/usr/sbin/app")
        .wanted("app.service");

    assertThat(server.only("app").header().pidFiles()).containsExactly("/run/app.pid");
  }

  @Test
  void whatTheUnitSetsForItsProcessesComesWithTheCommand() {
    ProcessSettings settings =
        command(
                "UMask=0027",
                "Nice=-5",
                "LimitNOFILE=1024:4096",
                "LimitCORE=infinity",
                "LimitMEMLOCK=64K",
                "ExecStart=/usr/sbin/app",
                "ExecStartPost=/bin/chmod 666 /run/app.sock")
            .settings();

    assertThat(settings.umask()).contains("0027");
    assertThat(settings.nice()).contains(-5);
    assertThat(settings.limits())
        .containsExactly(new Limit('n', "1024", "4096"), new Limit('c', "unlimited", "unlimited"));
    assertThat(settings.after().get(0).words())
        .containsExactly("/bin/chmod", "666", "/run/app.sock");
  }

  @ParameterizedTest
  @CsvSource({"RuntimeDirectoryMode=0710, 0710", "UMask=0077, 0755"})
  void directoriesOfTheUnitHaveTheirModeWhateverTheMask(String setting, String mode) {
    ServiceCommand command =
        command("User=web", "RuntimeDirectory=app", setting, "ExecStart=/usr/sbin/app");

    assertThat(command.before())
        .containsExactly(new Step(List.of("/bin/chmod", mode, "/run/app"), Set.of(), true, true));
  }

  @Test
  void howTheUnitStopsAndWhetherItComesBackIsKnown() {
    Upkeep upkeep =
        command(
                "ExecStart=/usr/sbin/app",
                "ExecStop=/usr/sbin/app --stop now",
                "KillSignal=SIGINT",
                "Restart=on-failure",
                "RestartSec=1min 30s",
                "StartLimitBurst=3")
            .settings()
            .upkeep();

    assertThat(upkeep.stop()).containsExactly(Step.of(List.of("/usr/sbin/app", "--stop", "now")));
    assertThat(upkeep.signal()).contains("INT");
    assertThat(upkeep.restart())
        .contains(
            new Service.Restart(
                "on-failure",
                90,
                Optional.of(3),
                Evidence.line("/usr/lib/systemd/system/app.service", 5)));
  }

  @ParameterizedTest
  @CsvSource({
    "no, StartLimitBurst=3, ",
    "on-success, StartLimitBurst=3, ",
    "always, StartLimitInterval=0, 0",
    "always, Nice=1, 5",
    "on-abort, StartLimitBurst=0, 0"
  })
  void aUnitComesBackAsOftenAsItSays(String condition, String setting, Integer limit) {
    Optional<Service.Restart> restart =
        command("ExecStart=/usr/sbin/app", "Restart=" + condition, setting)
            .settings()
            .upkeep()
            .restart();

    assertThat(restart.map(found -> found.limit().orElse(0))).isEqualTo(Optional.ofNullable(limit));
  }

  @ParameterizedTest
  @CsvSource({
    "ExecStop=/bin/kill -WINCH ${MAINPID}, WINCH",
    "ExecStop=-/usr/bin/kill -s QUIT $MAINPID, QUIT",
    "ExecStop=/usr/sbin/app --stop $MAINPID, ",
    "KillSignal=SIGTERM, ",
    "KillSignal=$(reboot), "
  })
  void aSignalToTheMainProcessNeedsNoCommand(String setting, String signal) {
    Upkeep upkeep = command("ExecStart=/usr/sbin/app", setting).settings().upkeep();

    assertThat(upkeep.stop()).isEmpty();
    assertThat(upkeep.signal()).isEqualTo(Optional.ofNullable(signal));
  }

  private ServiceCommand command(String... lines) {
    String[] unit = new String[lines.length + 1];
    unit[0] = "[Service]";
    System.arraycopy(lines, 0, unit, 1, lines.length);
    return server.unit("app.service", unit).wanted("app.service").command("app");
  }
}
