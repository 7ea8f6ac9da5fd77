package dev.exhume.core.analysis.boot.systemd.command;

import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.SecretVariables;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.analysis.boot.Upkeep;
import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSettings;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from its unit how a service is started. */
public final class UnitCommand {
  private static final String SECTION = "Service";

  /** Their first program ends while the service runs, or with it done. */
  private static final Set<String> ENDING = Set.of("forking", "oneshot");

  private static final List<String> COMMANDS =
      List.of("ExecStart", "ExecStartPre", "ExecStartPost", "ExecStop");

  private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");

  private static final Pattern KILL =
      Pattern.compile(
          "-?(?:/usr)?/bin/kill\\s+(?:-s\\s+|-)((?:SIG)?[A-Z][A-Z0-9]*)\\s+\\$\\{?MAINPID\\}?");

  /** As a word of its own, or in braces. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?<=\\s)\\$([A-Za-z_]\\w*)(?=\\s|$)|\\$\\{([A-Za-z_]\\w*)\\}");

  /** Where systemd looks for a program without a path. */
  private static final List<String> PROGRAM_PATH =
      List.of("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin");

  private final Path root;
  private final Specifiers specifiers;
  private final Problems problems;

  /** Reads the units of one server. */
  public UnitCommand(Path root, Specifiers specifiers, Problems problems) {
    this.root = root;
    this.specifiers = specifiers;
    this.problems = problems;
  }

  /** The command; empty if the unit starts no program. */
  public Optional<ServiceCommand> of(Unit unit) {
    UnitSettings settings = unit.settings();
    Environment environment = Environment.of(root, unit, variablesIn(unit), specifiers, problems);
    SecretVariables secrets = new SecretVariables(root, problems);
    List<Step> steps = new ArrayList<>(steps(unit, "ExecStart", environment, secrets));
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Step start = steps.remove(steps.size() - 1);
    List<Step> before =
        Stream.of(
                directoryMode(unit).stream(),
                steps(unit, "ExecStartPre", environment, secrets).stream(),
                steps.stream())
            .flatMap(part -> part)
            .toList();
    ProcessSettings ofProcess = settings(unit, environment, secrets);
    return Optional.of(
        new ServiceCommand(
            before,
            start,
            !ENDING.contains(settings.value(SECTION, "Type").orElse("simple")),
            filledIn(unit, "User"),
            filledIn(unit, "Group"),
            filledIn(unit, "WorkingDirectory").flatMap(UnitCommand::directory),
            runtimeDirectories(unit),
            withoutSecrets(environment, secrets),
            secrets.printed(),
            environment.files(),
            ofProcess));
  }

  private ProcessSettings settings(Unit unit, Environment environment, SecretVariables secrets) {
    UnitProcess process = new UnitProcess(unit.settings());
    return new ProcessSettings(
        unit.settings().value(SECTION, "UMask"),
        process.limits(),
        process.nice(),
        filledIn(unit, "RootDirectory"),
        withoutMainPid(unit, "ExecStartPost", environment, secrets),
        new Upkeep(
            withoutMainPid(unit, "ExecStop", environment, secrets),
            signal(unit),
            process.restart()));
  }

  /** Whom systemd would tell them is not known here. */
  private List<Step> withoutMainPid(
      Unit unit, String key, Environment environment, SecretVariables secrets) {
    boolean asks =
        unit.settings().list(SECTION, key).stream()
            .anyMatch(setting -> setting.value().contains("MAINPID"));
    return asks ? List.of() : steps(unit, key, environment, secrets);
  }

  /** {@code ExecStop=/bin/kill -WINCH $MAINPID} is a signal, too. */
  private static Optional<String> signal(Unit unit) {
    return unit.settings()
        .value(SECTION, "ExecStop")
        .map(KILL::matcher)
        .filter(Matcher::matches)
        .map(kill -> kill.group(1))
        .or(() -> unit.settings().value(SECTION, "KillSignal"));
  }

  /** Secrets are not filled in, so that they are still asked for. */
  private static Set<String> variablesIn(Unit unit) {
    return COMMANDS.stream()
        .flatMap(key -> unit.settings().list(SECTION, key).stream())
        .flatMap(setting -> VARIABLE.matcher(setting.value()).results())
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .filter(name -> !Redaction.isSecret(name, name))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> withoutSecrets(
      Environment environment, SecretVariables secrets) {
    Map<String, String> plain = new LinkedHashMap<>(environment.ofUnit());
    environment
        .lines()
        .forEach(
            (name, line) -> {
              String value = plain.getOrDefault(name, "");
              if (Redaction.isSecret(name, value)) {
                plain.remove(name);
                secrets.assign(name, value, line);
              }
            });
    return plain;
  }

  private List<Step> steps(
      Unit unit, String key, Environment environment, SecretVariables secrets) {
    boolean onlyStartAsUser =
        unit.settings().flag(SECTION, "PermissionsStartOnly").orElse(false)
            && !key.equals("ExecStart");
    List<Step> steps = new ArrayList<>();
    for (UnitSetting setting : unit.settings().list(SECTION, key)) {
      for (ExecLine line : ExecLine.parse(specifiers.fillIn(setting.value(), unit.name()))) {
        Expansion expansion =
            LiteralSecrets.hide(Expansion.of(line, environment.all()), setting.line(), secrets);
        steps.add(
            new Step(
                withPath(expansion.words()),
                expansion.secrets(),
                line.mayFail(),
                line.fullPrivileges() || onlyStartAsUser));
      }
    }
    return steps;
  }

  private List<String> withPath(List<String> words) {
    String program = words.get(0);
    List<String> found = new ArrayList<>(words);
    if (program.indexOf('/') < 0) {
      PROGRAM_PATH.stream()
          .map(directory -> root.resolve(directory).resolve(program))
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(path -> found.set(0, path.toString()));
    }
    return found;
  }

  private Optional<String> filledIn(Unit unit, String key) {
    return unit.settings().value(SECTION, key).map(value -> specifiers.fillIn(value, unit.name()));
  }

  /** A hyphen says that it may be missing; a tilde stands for the home of the user. */
  private static Optional<String> directory(String value) {
    String path = value.startsWith("-") ? value.substring(1) : value;
    return Optional.of(path).filter(name -> name.startsWith("/"));
  }

  /** The mask for new files is not meant for these directories. */
  private Optional<Step> directoryMode(Unit unit) {
    Optional<String> mode =
        unit.settings().value(SECTION, "RuntimeDirectoryMode").filter(MODE.asMatchPredicate());
    List<String> directories = runtimeDirectories(unit);
    if (directories.isEmpty()
        || (mode.isEmpty() && unit.settings().value(SECTION, "UMask").isEmpty())) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("/bin/chmod", mode.orElse("0755")));
    words.addAll(directories);
    return Optional.of(new Step(words, Set.of(), true, true));
  }

  private List<String> runtimeDirectories(Unit unit) {
    return unit.settings().list(SECTION, "RuntimeDirectory").stream()
        .flatMap(setting -> Words.split(setting.value()).stream())
        .map(name -> "/run/" + specifiers.fillIn(name, unit.name()))
        .toList();
  }
}
