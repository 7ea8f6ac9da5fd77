package dev.exhume.core.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandLineTest {
  @Test
  void aBareProgramIsItsOwnCommand() {
    ServiceCommand command =
        command(List.of(), Step.of(List.of("/bin/app", "-x y")), Map.of(), List.of());

    assertThat(ServiceCommandLine.of(command)).containsExactly("/bin/app", "-x y");
  }

  @Test
  void aShellDoesWhatTheInitSystemDidAroundTheProgram() {
    ServiceCommand command =
        new ServiceCommand(
            List.of(Step.of(List.of("/bin/check", "it's"))),
            Step.of(List.of("/bin/app")),
            true,
            Optional.of("web"),
            Optional.of("www"),
            Optional.of("/srv"),
            List.of("/run/app"),
            Map.of("LANG", "C"),
            Map.of(),
            List.of());

    assertThat(ServiceCommandLine.of(command).get(2).lines())
        .containsExactly(
            "export LANG=C",
            "mkdir -p /run/app",
            "chown web:www /run/app",
            "cd /srv",
            "chroot --userspec=web:www / /bin/sh -c"
                + " 'cd /srv && exec /bin/check '\\''it'\\''\\'\\'''\\''s'\\''' || exit 1",
            "exec chroot --userspec=web:www / /bin/sh -c 'cd /srv && exec /bin/app'");
  }

  @Test
  void aSecretIsAVariableOfTheContainer() {
    Step start =
        new Step(List.of("/bin/app", "--password=${PW}", "$PW"), Set.of("PW"), false, false);

    assertThat(ServiceCommandLine.of(command(List.of(), start, Map.of(), List.of())).get(2))
        .isEqualTo("exec /bin/app --password=\"${PW}\" '$PW'");
  }

  @Test
  void aSecretOfAFileIsReadWhenTheServiceStarts() {
    ServiceCommand command =
        new ServiceCommand(
            List.of(),
            Step.of(List.of("/bin/app")),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            Map.of("PW", "sed -n 3p /etc/app"),
            List.of());

    assertThat(ServiceCommandLine.of(command).get(2).lines())
        .containsExactly("export PW=\"$(sed -n 3p /etc/app)\"", "exec /bin/app");
  }

  @Test
  void whatElseIsSetForAProcessIsSetBeforeItAndLimitsMayBeRefused() {
    ServiceCommand command =
        command(List.of(), Step.of(List.of("/bin/app")), Map.of(), List.of())
            .with(
                new ProcessSettings(
                    Optional.of("027"),
                    List.of(
                        new Limit('n', "1024", "4096"), new Limit('c', "unlimited", "unlimited")),
                    Optional.of(-5),
                    Optional.empty(),
                    List.of(
                        new Step(List.of("/bin/announce", "up"), Set.of(), true, false),
                        new Step(List.of("/bin/register"), Set.of(), false, true))))
            .as("web");

    assertThat(ServiceCommandLine.of(command).get(2).lines())
        .containsExactly(
            "umask 027",
            "ulimit -n 4096 2>/dev/null",
            "ulimit -S -n 1024 2>/dev/null",
            "ulimit -c unlimited 2>/dev/null",
            "({ su -s /bin/sh -c 'exec /bin/announce up' web || :; } && /bin/register) &",
            "exec nice -n -5 su -s /bin/sh -c 'exec /bin/app' web");
  }

  @Test
  void aProcessWithARootOfItsOwnIsStartedInThere() {
    ServiceCommand command =
        command(List.of(), Step.of(List.of("/bin/app")), Map.of(), List.of())
            .with(
                new ProcessSettings(
                    Optional.of("9; reboot"),
                    List.of(),
                    Optional.of(99),
                    Optional.of("/srv/jail"),
                    List.of()));

    assertThat(ServiceCommandLine.of(command).get(2)).isEqualTo("exec chroot /srv/jail /bin/app");
    assertThat(ServiceCommandLine.of(command.as("web")).get(2))
        .isEqualTo("exec chroot --userspec=web /srv/jail /bin/app");
  }

  @Test
  void aGroupThatIsNotTheUsersOwnIsTakenToo() {
    assertThat(ServiceCommandLine.of(ofGroup("web", "mail")).get(2))
        .isEqualTo("exec chroot --userspec=web:mail / /bin/app");
    assertThat(ServiceCommandLine.of(ofGroup("web", "web")).get(2))
        .isEqualTo("exec su -s /bin/sh -c 'exec /bin/app' web");
  }

  private static ServiceCommand ofGroup(String user, String group) {
    return new ServiceCommand(
        List.of(),
        Step.of(List.of("/bin/app")),
        true,
        Optional.of(user),
        Optional.of(group),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  @Test
  void variablesOfAFileAreTakenOverAsTheyAreAndNothingInItRuns(@TempDir Path directory)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this machine");
    Path file = directory.resolve("default");
    Path mark = directory.resolve("ran");
    Files.writeString(
        file,
        "# comment\nA=one two\nB=\"three four\"\nC='$A'\nexport D=5\nE=`touch %s`\n"
            .formatted(mark));
    Step print = Step.of(List.of("/bin/sh", "-c", "echo \"$A|$B|$C|$D\""));
    List<String> words =
        ServiceCommandLine.of(command(List.of(), print, Map.of(), List.of(file.toString())));

    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output).isEqualTo("one two|three four|$A|\n");
    assertThat(mark).doesNotExist();
  }

  private static ServiceCommand command(
      List<Step> before, Step start, Map<String, String> environment, List<String> files) {
    return new ServiceCommand(
        before,
        start,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        environment,
        Map.of(),
        files);
  }
}
