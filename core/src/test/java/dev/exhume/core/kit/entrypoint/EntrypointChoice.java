package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which services the script starts. */
abstract class EntrypointChoice extends EntrypointContract {
  EntrypointChoice(List<String> shell) {
    super(shell);
  }

  @Test
  void conditionalServicesStartWhenAskedForAndNeededOnesStayOutWhenAsked() throws Exception {
    services.daemon("database").conditionalDaemon("mail").conditionalDaemon("dns").daemon("web");
    environment = Map.of("EXHUME_ALSO", "mail other", "EXHUME_WITHOUT", "web");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(services.log()).containsExactly("start database", "start mail");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void oneServicePerContainerIsOneArgument() throws Exception {
    services.daemon("database").daemon("web").conditionalDaemon("mail").daemon("cron");

    try (RunningEntrypoint script = start("--service", "web", "--service=mail")) {
      script.awaitLine("exhume: up");
      assertThat(services.log()).containsExactly("start web", "start mail");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void aVariableChoosesAsTheArgumentDoes() throws Exception {
    services.daemon("database").daemon("web").daemon("cron");
    environment = Map.of("EXHUME_ONLY", "cron database");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(services.log()).containsExactly("start database", "start cron");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void whatInitRanIsChosenByItsName() throws Exception {
    Path beat = root.resolve("beat");
    extras =
        List.of(
            new ExtraCommand("sq", "/bin/sh -c 'echo sq >>" + beat + "'", false),
            new ExtraCommand("other", "/bin/sh -c 'echo other >>" + beat + "'", false));
    services.daemon("web");

    try (RunningEntrypoint script = start("--service", "sq")) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }

    assertThat(services.log()).isEmpty();
    assertThat(beat).hasContent("sq\n");
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatAreKnown() throws Exception {
    services.daemon("web").conditionalDaemon("mail");
    file("var/run/web.pid", "1");

    try (RunningEntrypoint script = start("--service", "webb", "--service", "$(touch pwned)")) {
      assertThat(script.exitStatus()).isEqualTo(2);
      assertThat(script.lines())
          .containsExactly(
              "exhume: there is no such service:",
              "  webb",
              "  $(touch pwned)",
              "exhume: there are:",
              "web (needed)",
              "mail (conditional)");
    }

    assertThat(services.log()).isEmpty();
    assertThat(root.resolve("var/run/web.pid")).exists();
    assertThat(root.resolve("pwned")).doesNotExist();
  }

  @Test
  void aListShowsAllNamesAndStartsNothing() throws Exception {
    services.daemon("web").conditionalDaemon("mail");
    extras = List.of(new ExtraCommand("sq", "/bin/true", true));

    try (RunningEntrypoint script = start("--list")) {
      assertThat(script.exitStatus()).isZero();
      assertThat(script.lines())
          .containsExactly("web (needed)", "mail (conditional)", "sq (init ran it)");
    }

    assertThat(services.log()).isEmpty();
  }

  @Test
  void anUnknownArgumentIsRefused() throws Exception {
    try (RunningEntrypoint script = start("--servise", "web")) {
      assertThat(script.exitStatus()).isEqualTo(2);
      assertThat(script.lines()).contains("exhume: unknown argument: --servise");
    }
  }

  @Test
  void aNameThatNoServiceHasIsTold() throws Exception {
    services.daemon("web");
    environment = Map.of("EXHUME_ALSO", "mail");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .contains(
              "exhume: EXHUME_ALSO names mail, which is not among the services; --list shows them");
    }
  }

  @Test
  void theDataOfADatabaseThatRunsElsewhereIsLeftAlone() throws Exception {
    file("var/lib/mysql/host.pid", "12");
    dataDirectories = List.of("/var/lib/mysql");
    services.daemon("database").daemon("web");
    WatchedService database = services.all().remove(0);
    services.all().add(0, database.with(traits(List.of(), List.of(), true)));

    try (RunningEntrypoint script = start("--service", "web")) {
      script.awaitLine("exhume: up");
      assertThat(root.resolve("var/lib/mysql/host.pid")).exists();
    }
    try (RunningEntrypoint script = start("--service", "database")) {
      script.awaitLine("exhume: up");
      assertThat(root.resolve("var/lib/mysql/host.pid")).doesNotExist();
    }
  }
}
