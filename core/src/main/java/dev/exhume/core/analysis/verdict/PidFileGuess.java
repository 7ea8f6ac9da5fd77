package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.LocalScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a service leaves its process number. */
final class PidFileGuess {
  private PidFileGuess() {}

  /**
   * What its script says; else a file of that kind that the old server left behind; else the place
   * that is usual. A script of local commands has none.
   */
  static List<String> of(Path root, BootService service) {
    if (!service.header().pidFiles().isEmpty()) {
      return service.header().pidFiles();
    }
    if (LocalScript.isRunBy(service) || service.script().isEmpty()) {
      return List.of();
    }
    return names(service)
        .flatMap(name -> Stream.of(name + ".pid", name + "/" + name + ".pid"))
        .filter(file -> Files.isRegularFile(root.resolve("var/run").resolve(file)))
        .findFirst()
        .map(file -> List.of("/var/run/" + file))
        .orElseGet(() -> List.of("/var/run/" + service.name() + ".pid"));
  }

  private static Stream<String> names(BootService service) {
    return Stream.of(
            Stream.of(service.name(), service.scriptName()),
            service.header().processNames().stream(),
            Stream.of(service.name() + "d"))
        .flatMap(names -> names)
        .filter(name -> !name.contains("/") && name.indexOf('\0') < 0)
        .distinct();
  }
}
