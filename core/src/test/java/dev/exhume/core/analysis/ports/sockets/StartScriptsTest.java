package dev.exhume.core.analysis.ports.sockets;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StartScriptsTest {
  private static final Path ROOT = server().root();
  private static final Installation SAMBA =
      new Installation(ROOT.resolve("etc/samba/smb.conf"), List.of(), List.of());

  private static BootServiceBuilder service(String name, String manager) {
    return BootServiceBuilder.service(name, manager, Evidence.line("/etc/supervisord.conf", 7));
  }

  private static StartScripts scripts(BootService... services) {
    return StartScripts.read(ROOT, List.of(services), new Problems());
  }

  @Test
  void aDaemonBelongsToTheServiceOfItsNameRatherThanToOneThatProvidesTheSame() {
    ScriptHeader header =
        new ScriptHeader(
            Optional.empty(), List.of("samba"), List.of(), List.of(), List.of("smbd"), List.of());
    StartScripts scripts =
        scripts(
            service("samba-ad-dc", "sysv").header(header).build(), service("smbd", "sysv").build());

    List<RunningDaemon> running = scripts.running(Pattern.compile("smbd|samba"), List.of(SAMBA));

    assertThat(running).extracting(RunningDaemon::serviceName).containsExactly(Optional.of("smbd"));
    assertThat(scripts.unrecognised()).isEmpty();
  }

  @Test
  void aProgramThatASupervisorStartsHasItsCommandForAScript() {
    BootService program =
        service("files", "supervisord")
            .command(
                Optional.of(
                    ServiceCommand.foreground(
                        ServiceCommand.Step.of(List.of("/usr/bin/filed", "--port", "8100")),
                        Optional.empty())))
            .build();

    assertThat(scripts(program).commands())
        .containsEntry(
            program,
            List.of(new TextLine("/etc/supervisord.conf", 7, "/usr/bin/filed --port 8100")));
  }
}
