package dev.exhume.core.analysis.boot.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The processes that pm2 saved, to start them again after a boot. */
final class Pm2Dump {
  private static final String DUMP = ".pm2/dump.pm2";
  private static final int MAX_PROCESSES = 200;

  private Pm2Dump() {}

  static List<BootService> services(Path root, Problems problems) {
    return Stream.concat(
            Stream.of(root.resolve("root")),
            Folder.directories(root.resolve("home"), problems).stream())
        .map(home -> home.resolve(DUMP))
        .flatMap(dump -> TextFile.readStart(dump, 4, problems).stream())
        .flatMap(dump -> processes(dump, problems))
        .limit(MAX_PROCESSES)
        .toList();
  }

  private static Stream<BootService> processes(TextFile dump, Problems problems) {
    try {
      JsonNode processes = new ObjectMapper().readTree(dump.text());
      return StreamSupport.stream(processes.spliterator(), false)
          .filter(process -> text(process, "name").isPresent())
          .map(process -> service(process, dump.evidence()));
    } catch (JsonProcessingException e) {
      problems.add(dump.path(), "is no JSON; what pm2 ran is unknown");
      return Stream.empty();
    }
  }

  private static BootService service(JsonNode process, Evidence evidence) {
    List<String> words = new ArrayList<>();
    text(process, "exec_interpreter").filter(word -> !word.equals("none")).ifPresent(words::add);
    Optional<String> program = text(process, "pm_exec_path");
    program.ifPresent(words::add);
    boolean wasStopped = text(process, "status").filter("stopped"::equals).isPresent();
    BootServiceBuilder service =
        BootServiceBuilder.service(text(process, "name").orElse(""), "pm2", evidence)
            .heldBack(
                wasStopped
                    ? Optional.of("somebody had stopped it when pm2 saved its list")
                    : Optional.empty());
    if (program.isPresent()) {
      service.command(
          Optional.of(
              ServiceCommand.foreground(ServiceCommand.Step.of(words), text(process, "pm_cwd"))));
    }
    return service.build();
  }

  private static Optional<String> text(JsonNode process, String field) {
    return Optional.ofNullable(process.get(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(value -> !value.isEmpty());
  }
}
