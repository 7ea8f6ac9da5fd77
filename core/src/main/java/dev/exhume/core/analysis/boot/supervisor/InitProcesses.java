package dev.exhume.core.analysis.boot.supervisor;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.CommandName;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ShellCommand;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the inittab runs beside the distribution's own start-up, as services. */
final class InitProcesses {
  private static final String MANAGER = "inittab";

  private InitProcesses() {}

  static List<BootService> services(
      Path root, List<ExtraProcess> processes, Ownership ownership, Problems problems) {
    return processes.stream().map(process -> service(root, process, ownership, problems)).toList();
  }

  private static BootService service(
      Path root, ExtraProcess process, Ownership ownership, Problems problems) {
    Optional<String> program = CommandName.program(process.command());
    Optional<Path> file =
        program.flatMap(path -> ServerPath.of(root, path)).filter(Files::isRegularFile);
    BootServiceBuilder service =
        BootServiceBuilder.service(
                program.map(CommandName::base).orElse(process.id()), MANAGER, process.evidence())
            .owner(file.flatMap(ownership::ownerOf))
            .command(command(process));
    file.filter(path -> isScript(path, problems)).ifPresent(service::script);
    return service.build();
  }

  /** A command with a password that is not repeated cannot be told. */
  private static Optional<ServiceCommand> command(ExtraProcess process) {
    if (process.command().contains(Redaction.MARK)) {
      return Optional.empty();
    }
    String command =
        process.command().startsWith("+") ? process.command().substring(1) : process.command();
    ServiceCommand.Step step =
        ShellCommand.of(command.strip(), new TextLine(process.evidence().path(), 1, command));
    return Optional.of(
        process.action().equals("respawn")
            ? ServiceCommand.foreground(step, Optional.empty())
            : ServiceCommand.of(step));
  }

  private static boolean isScript(Path file, Problems problems) {
    return TextFile.readStart(file, 1, problems).stream()
        .flatMap(text -> text.lines().stream().limit(1))
        .anyMatch(line -> line.text().startsWith("#!"));
  }
}
