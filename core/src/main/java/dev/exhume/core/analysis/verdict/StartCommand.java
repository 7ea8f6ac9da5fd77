package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.LocalScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How an administrator of that time would have started a service. */
final class StartCommand {
  /** Names that no shell script on the way can take for anything else. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][\\w.+@-]*");

  private StartCommand() {}

  /**
   * With its arguments; empty when there is no script to start, or when the service itself would
   * stay in the foreground. A list of local commands knows no arguments: asked to stop, it would
   * start everything again.
   */
  static List<String> of(Path root, String family, BootService service) {
    if (LocalScript.isItself(root, service)) {
      return List.of(service.script().orElseThrow().toString());
    }
    if (service.command().isPresent()) {
      return service
          .command()
          .filter(command -> !command.staysInForeground())
          .map(ServiceCommandLine::of)
          .orElse(List.of());
    }
    return service
        .script()
        .filter(script -> service.isStartedByScript())
        .map(
            script ->
                tool(root, family, service)
                    .map(tool -> List.of(tool, service.scriptName(), "start"))
                    .orElseGet(() -> List.of(script.toString(), "start")))
        .orElse(List.of());
  }

  /** The tool {@code service} looks only where scripts belong; Debian's first releases lack it. */
  private static Optional<String> tool(Path root, String family, BootService service) {
    if (family.equals("debian")
        || LocalScript.isRunBy(service)
        || !PLAIN_NAME.matcher(service.scriptName()).matches()
        || !Files.isRegularFile(root.resolve("etc/init.d").resolve(service.scriptName()))) {
      return Optional.empty();
    }
    return Stream.of("sbin/service", "usr/sbin/service")
        .filter(tool -> Files.isRegularFile(root.resolve(tool)))
        .map(tool -> "/" + tool)
        .findFirst();
  }
}
