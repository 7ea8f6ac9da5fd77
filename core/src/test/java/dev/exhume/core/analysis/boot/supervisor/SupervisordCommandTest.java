package dev.exhume.core.analysis.boot.supervisor;

import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.analysis.boot.ServiceCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupervisordCommandTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void aProgramGetsItsOwnVariablesAndThoseOfSupervisord() {
    ServiceCommand command =
        command(
            "[supervisord]",
            "environment=LANG=\"C\",MODE='old'",
            "[program:web]",
            "command=/srv/web",
            "user=web",
            "umask=027",
            "environment=MODE=\"new, better\",",
            "  PLACE=%(here)s/%(program_name)s,SHARE=100%%");

    assertThat(command.environment())
        .isEqualTo(
            Map.of("LANG", "C", "MODE", "new, better", "PLACE", "/etc/web", "SHARE", "100%"));
    assertThat(command.user()).contains("web");
    assertThat(command.settings().umask()).contains("027");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void aPasswordIsFetchedFromItsLineWhenTheProgramStarts() {
    ServiceCommand command =
        command("[program:web]", "command=/srv/web", "environment=A=\"1\",DB_PASSWORD=\"hunter2\"");

    assertThat(command.environment()).isEqualTo(Map.of("A", "1"));
    assertThat(command.secrets())
        .isEqualTo(Map.of("DB_PASSWORD", "sed -n 3p '/etc/supervisord.conf' | cut -b 32-38"));
    assertThat(command + booted.problems().toString()).doesNotContain("hunter2");
  }

  @Test
  void whatOnlyTheRunningSupervisordKnewIsLeftOutAndTold() {
    ServiceCommand command =
        command(
            "[program:web]",
            "command=/srv/web",
            "environment=HOME=\"%(ENV_HOME)s\",9BAD=x,no pair,OK=1");

    assertThat(command.environment()).isEqualTo(Map.of("OK", "1"));
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("line 3: HOME of web needs what supervisord itself was started with");
  }

  @Test
  void quotesAndCommasThatDoNotEndBreakNothing() {
    assertThat(KeyValuePairs.of("A=\"1,B=2")).isEqualTo(Map.of("A", "\"1,B=2"));
    assertThat(KeyValuePairs.of(",,=x,A=,")).isEqualTo(Map.of("A", ""));
    assertThat(KeyValuePairs.of("")).isEmpty();
  }

  private ServiceCommand command(String... lines) {
    return booted
        .detect(redHat("S90supervisord").file("/etc/supervisord.conf", lines))
        .services()
        .stream()
        .filter(service -> service.name().equals("web"))
        .findFirst()
        .flatMap(BootService::command)
        .orElseThrow();
  }
}
