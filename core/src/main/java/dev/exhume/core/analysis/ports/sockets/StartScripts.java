package dev.exhume.core.analysis.ports.sockets;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.LocalPrograms;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The start scripts of a server, by the daemons that they start. */
public final class StartScripts {
  private static final List<String> SCRIPT_DIRECTORIES = List.of("etc/rc.d/init.d", "etc/init.d");

  private static final String SYSTEMD = "systemd";
  private static final String UPSTART = "upstart";

  /** What upstart writes before a variable that a job sets. */
  private static final Pattern JOB_VARIABLE = Pattern.compile("^\\s*env\\s+(?=[A-Za-z_]\\w*=)");

  /** What a unit runs, which drop-ins may have replaced. */
  private static final String COMMAND_KEY = "Exec";

  private final Path root;
  private final Map<BootService, List<TextLine>> commands;
  private final Problems problems;
  private final Set<BootService> recognised = new HashSet<>();

  private StartScripts(Path root, Map<BootService, List<TextLine>> commands, Problems problems) {
    this.root = root;
    this.commands = commands;
    this.problems = problems;
  }

  /** Reads the scripts of the services that really start. */
  public static StartScripts read(Path root, List<BootService> services, Problems problems) {
    Set<Evidence> ofOthers =
        services.stream()
            .filter(StartScripts::isLine)
            .map(BootService::evidence)
            .collect(Collectors.toUnmodifiableSet());
    Map<BootService, List<TextLine>> commands = new LinkedHashMap<>();
    for (BootService service : services) {
      if (service.enabled()) {
        commands.put(
            service,
            isLine(service)
                ? linesOf(root, service, problems)
                : lines(root, service, problems).stream()
                    .filter(line -> !ofOthers.contains(line.evidence()))
                    .toList());
      }
    }
    return new StartScripts(root, commands, problems);
  }

  /** Whether the service is no more than a line of another one's script. */
  private static boolean isLine(BootService service) {
    return service.manager().equals(LocalPrograms.MANAGER);
  }

  private static List<TextLine> linesOf(Path root, BootService service, Problems problems) {
    return ServerPath.of(root, service.evidence().path())
        .flatMap(file -> TextFile.readStart(file, 1, problems))
        .map(TextFile::meaningfulLines)
        .orElse(List.of())
        .stream()
        .filter(line -> line.evidence().equals(service.evidence()))
        .toList();
  }

  /**
   * The lines of its script. A service that is started by a command of its own has that instead,
   * with what else its description says; so has a program that a supervisor starts.
   */
  private static List<TextLine> lines(Path root, BootService service, Problems problems) {
    List<TextLine> script =
        service
            .script()
            .flatMap(file -> TextFile.read(file, problems))
            .map(TextFile::meaningfulLines)
            .orElse(List.of());
    if (service.manager().equals(UPSTART)) {
      return script.stream().map(StartScripts::asShell).toList();
    }
    return service
        .command()
        .filter(command -> service.manager().equals(SYSTEMD) || service.script().isEmpty())
        .map(
            command ->
                Stream.concat(
                        Stream.concat(
                            commandLines(service, command, script),
                            settings(root, command, problems)),
                        script.stream().filter(line -> !line.stripped().startsWith(COMMAND_KEY)))
                    .toList())
        .orElse(script);
  }

  private static Stream<TextLine> commandLines(
      BootService service, ServiceCommand command, List<TextLine> script) {
    String program = command.start().words().get(0);
    TextLine place =
        script.stream()
            .filter(line -> line.text().startsWith("ExecStart=") && line.text().contains(program))
            .findFirst()
            .orElseGet(() -> new TextLine(service.evidence().path(), line(service), ""));
    return Stream.concat(
            command.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> "export %s=%s".formatted(variable.getKey(), variable.getValue())),
            Stream.of(String.join(" ", command.start().words())))
        .map(text -> new TextLine(place.path(), place.number(), text));
  }

  private static int line(BootService service) {
    return service.evidence() instanceof Evidence.InText text ? text.line().orElse(1) : 1;
  }

  /** A variable of a job as a shell would set it. */
  private static TextLine asShell(TextLine line) {
    return new TextLine(
        line.path(), line.number(), JOB_VARIABLE.matcher(line.text()).replaceFirst(""));
  }

  /** What the files set from which a unit has its variables. */
  private static Stream<TextLine> settings(Path root, ServiceCommand command, Problems problems) {
    return command.environmentFiles().stream()
        .flatMap(file -> ServerPath.of(root, file).stream())
        .filter(Files::isRegularFile)
        .flatMap(file -> TextFile.read(file, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream());
  }

  /** The services that really start, with the lines of their scripts. */
  public Map<BootService, List<TextLine>> commands() {
    return Collections.unmodifiableMap(commands);
  }

  /** The services that no daemon was called after so far. */
  public List<BootService> unrecognised() {
    return commands.keySet().stream().filter(service -> !recognised.contains(service)).toList();
  }

  /**
   * Which of a daemon's installations run, and which service starts each.
   *
   * <p>A service belongs to the installation whose path its script names, else to the first one. An
   * installation that no service starts runs only if the daemon has no start script at all, as
   * programs that were installed by hand often have none: a script without a start link means that
   * somebody switched the daemon off.
   *
   * @param names what the daemon is called among services, as a whole
   */
  public List<RunningDaemon> running(Pattern names, List<Installation> installations) {
    Map<Installation, BootService> starters = new LinkedHashMap<>();
    // Its own name goes before what it says that it provides, as others may provide the same.
    Stream.concat(
            commands.keySet().stream().filter(service -> isNamed(service, names)),
            commands.keySet().stream().filter(service -> isCalled(service, names)))
        .filter(service -> !installations.isEmpty())
        .forEach(
            service -> {
              recognised.add(service);
              installationOf(commands.getOrDefault(service, List.of()), installations)
                  .ifPresent(installation -> starters.putIfAbsent(installation, service));
            });
    commands.forEach(
        (service, lines) ->
            installations.stream()
                .filter(installation -> mentions(lines, installation))
                .filter(installation -> !starters.containsValue(service))
                .forEach(installation -> starters.putIfAbsent(installation, service)));
    List<RunningDaemon> running = new ArrayList<>();
    for (Installation installation : installations) {
      Optional<BootService> starter = Optional.ofNullable(starters.get(installation));
      if (starter.isPresent()
          || (isInstalled(installation) && !isSwitchedOff(names, installation, installations))) {
        List<TextLine> lines = starter.map(commands::get).orElse(List.of());
        running.add(new RunningDaemon(installation, starter, lines));
      }
    }
    return running;
  }

  private boolean isSwitchedOff(
      Pattern names, Installation installation, List<Installation> installations) {
    return SCRIPT_DIRECTORIES.stream()
        .flatMap(directory -> Folder.files(root.resolve(directory), problems).stream())
        .filter(script -> names.matcher(script.getFileName().toString()).matches())
        .map(script -> TextFile.read(script, problems))
        .map(script -> script.map(TextFile::meaningfulLines).orElse(List.of()))
        .anyMatch(lines -> installationOf(lines, installations).equals(Optional.of(installation)));
  }

  private static Optional<Installation> installationOf(
      List<TextLine> lines, List<Installation> installations) {
    return installations.stream()
        .filter(installation -> mentions(lines, installation))
        .findFirst()
        .or(() -> installations.stream().findFirst());
  }

  private static boolean isNamed(BootService service, Pattern names) {
    return Stream.of(service.name(), service.scriptName())
        .anyMatch(name -> names.matcher(name).matches());
  }

  private static boolean isCalled(BootService service, Pattern names) {
    return isNamed(service, names)
        || Stream.concat(
                service.header().processNames().stream(), service.header().provides().stream())
            .anyMatch(name -> names.matcher(name).matches());
  }

  private static boolean mentions(List<TextLine> lines, Installation installation) {
    return lines.stream()
        .anyMatch(
            line -> installation.marks().stream().anyMatch(mark -> mentions(line.text(), mark)));
  }

  /** Whether the text holds the mark, not as the start of a longer name. */
  private static boolean mentions(String text, String mark) {
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      int end = at + mark.length();
      if (mark.endsWith("/") || end == text.length() || !isNamePart(text.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamePart(char character) {
    return Character.isLetterOrDigit(character) || character == '-' || character == '_';
  }

  private static boolean isInstalled(Installation installation) {
    return installation.programs().stream().anyMatch(Files::isRegularFile);
  }
}
