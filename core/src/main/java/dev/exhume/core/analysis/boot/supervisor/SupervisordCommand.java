package dev.exhume.core.analysis.boot.supervisor;

import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.SecretVariables;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ShellCommand;
import dev.exhume.core.analysis.boot.supervisor.SupervisordSection.Setting;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How supervisord starts a program: as whom, where, and with which variables. */
final class SupervisordCommand {
  private static final String ENVIRONMENT = "environment";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,100}");
  private static final Pattern EXPANSION = Pattern.compile("%(?:\\((\\w{1,50})\\)[sd]|%)");
  private static final int MAX_VARIABLES = 200;

  private final Path root;
  private final Path directory;
  private final Optional<SupervisordSection> daemon;
  private final Problems problems;

  /**
   * For all programs of one configuration.
   *
   * @param directory of the configuration
   * @param daemon the section of supervisord itself, whose variables all programs get
   */
  SupervisordCommand(
      Path root, Path directory, Optional<SupervisordSection> daemon, Problems problems) {
    this.root = root;
    this.directory = directory;
    this.daemon = daemon;
    this.problems = problems;
  }

  ServiceCommand of(SupervisordSection program, Setting command) {
    SecretVariables secrets = new SecretVariables(root, problems);
    Map<String, String> plain = environment(program, secrets);
    ServiceCommand plainCommand =
        ServiceCommand.foreground(
            ShellCommand.of(command.value(), command.line()), program.value("directory"));
    ServiceCommand inside =
        plainCommand
            .with(plain, secrets.printed())
            .with(ProcessSettings.NONE.withMask(program.value("umask")));
    return program.value("user").map(inside::as).orElse(inside);
  }

  /** The program's own variables count more than those of supervisord. */
  private Map<String, String> environment(SupervisordSection program, SecretVariables secrets) {
    Map<String, String> plain = new LinkedHashMap<>();
    Stream.concat(daemon.stream(), Stream.of(program))
        .flatMap(section -> Optional.ofNullable(section.settings().get(ENVIRONMENT)).stream())
        .forEach(
            setting ->
                KeyValuePairs.of(setting.value())
                    .forEach((name, value) -> take(name, value, program, setting, plain, secrets)));
    return plain;
  }

  private void take(
      String name,
      String value,
      SupervisordSection program,
      Setting setting,
      Map<String, String> plain,
      SecretVariables secrets) {
    if (!NAME.matcher(name).matches() || plain.size() >= MAX_VARIABLES) {
      return;
    }
    if (Redaction.isSecret(name, value)) {
      plain.remove(name);
      secrets.assign(name, value, setting.line());
      return;
    }
    Optional<String> expanded = expanded(value, program);
    expanded.ifPresent(known -> plain.put(name, known));
    if (expanded.isEmpty()) {
      problems.add(
          Problem.of(
              setting.line().path(),
              "line %d: %s of %s needs what supervisord itself was started with; it was left out"
                  .formatted(setting.line().number(), name, program.name())));
    }
  }

  /** Empty if a part is known to nobody but the running supervisord. */
  private Optional<String> expanded(String value, SupervisordSection program) {
    Map<String, String> known =
        Map.of(
            "here",
            directory.toString(),
            "program_name",
            program.name(),
            "group_name",
            program.name(),
            "process_num",
            "0");
    List<String> unknown =
        EXPANSION
            .matcher(value)
            .results()
            .map(found -> Optional.ofNullable(found.group(1)).orElse("here"))
            .filter(name -> !known.containsKey(name))
            .toList();
    return unknown.isEmpty()
        ? Optional.of(
            EXPANSION
                .matcher(value)
                .replaceAll(
                    found ->
                        Matcher.quoteReplacement(
                            Optional.ofNullable(found.group(1))
                                .map(name -> known.getOrDefault(name, ""))
                                .orElse("%"))))
        : Optional.empty();
  }
}
