package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.profile.Service;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.filesystem.UnixNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out how a service is started, stopped and seen to live. */
final class ServiceWatch {
  /** As many bytes of a name as the kernel keeps. */
  private static final int COMMAND_LENGTH = 15;

  private static final int MAX_NAMES = 8;
  private static final Pattern PROCESS_NAME = Pattern.compile("^#\\s*processname:\\s*(\\S+)");
  private static final Pattern STATUS_CASE =
      Pattern.compile(
          "^\\s*\\(?\\s*(?:[\\w*-]+\\s*\\|\\s*)*[\"']?status[\"']?(?:\\s*\\|\\s*[\\w*-]+)*\\s*\\)");

  /** A line that has to do with stopping, or with whatever the script is asked for. */
  private static final Pattern STOP = Pattern.compile("^[^#]*(?:\\bstop\\b|\\$(?:[1@*]|\\{[1@*]))");

  private static final Pattern KNOWN_FUNCTIONS =
      Pattern.compile(
          "^\\s*(?:\\.|source)\\s+/(?:etc/rc\\.d/init\\.d/functions|etc/init\\.d/functions|etc/rc\\.status|lib/lsb/init-functions)\\b");

  private static final Pattern PROGRAM = Pattern.compile("(?<![\\w/.-])/[\\w/.+-]*bin/[\\w.+-]+");

  /** Their names tell nothing about what they run. */
  private static final Set<String> INTERPRETERS =
      Set.of("sh", "bash", "dash", "ksh", "env", "su", "nice", "nohup", "perl", "python", "ruby");

  private final Service service;
  private final List<TextLine> script;

  private ServiceWatch(Service service, List<TextLine> script) {
    this.service = service;
    this.script = script;
  }

  /** The service as the entrypoint handles it, if it can be started at all. */
  static Optional<WatchedService> of(
      Path root, Service service, boolean needed, KnownTraits traits, Problems problems) {
    List<TextLine> script =
        service
            .script()
            .flatMap(path -> ServerPath.of(root, path))
            .flatMap(path -> TextFile.read(path, problems))
            .map(TextFile::lines)
            .orElse(List.of());
    ServiceWatch watch = new ServiceWatch(service, script);
    return watch.watched(needed).map(watched -> traits.added(watched, service, watch.allNames()));
  }

  private Optional<WatchedService> watched(boolean needed) {
    if (service.startCommand().isEmpty()) {
      return service
          .foregroundCommand()
          .filter(ServiceWatch::isCommand)
          .map(command -> BackgroundService.of(service.name(), needed, command))
          .map(background -> background.stoppedBy(stopCommand()));
    }
    if (!isCommand(service.startCommand())) {
      return Optional.empty();
    }
    return Optional.of(
        new WatchedService(
            service.name(),
            needed,
            service.startCommand(),
            stopCommand(),
            answersStatus() ? instead("status") : List.of(),
            pidFiles(),
            processNames()));
  }

  private List<String> stopCommand() {
    if (isCommand(service.stopCommand())) {
      return service.stopCommand();
    }
    return answersStop() ? instead("stop") : List.of();
  }

  private static boolean isCommand(List<String> words) {
    return !words.isEmpty()
        && !words.get(0).startsWith("-")
        && words.stream().allMatch(word -> word.indexOf('\0') < 0);
  }

  /** The start command with another last word, if it ends in {@code start}. */
  private List<String> instead(String verb) {
    List<String> words = new ArrayList<>(service.startCommand());
    int last = words.size() - 1;
    if (last < 1 || !words.get(last).equals("start")) {
      return List.of();
    }
    words.set(last, verb);
    return words;
  }

  /**
   * Whether asking the script to stop can do anything but start everything once more. What cannot
   * be read, and what hands its arguments on, is asked.
   */
  private boolean answersStop() {
    return script.isEmpty() || script.stream().anyMatch(line -> STOP.matcher(line.text()).find());
  }

  /** Whether the script's exit status for {@code status} means what LSB says it means. */
  private boolean answersStatus() {
    boolean hasCase = script.stream().anyMatch(line -> STATUS_CASE.matcher(line.text()).find());
    return hasCase && script.stream().anyMatch(line -> KNOWN_FUNCTIONS.matcher(line.text()).find());
  }

  /** What is run without a word to it starts many things or none, and has no process of its own. */
  private boolean isDaemonScript() {
    return service.startCommand().size() > 1;
  }

  private List<String> pidFiles() {
    Set<String> files = new LinkedHashSet<>();
    for (String file : service.pidFiles()) {
      if (file.startsWith("/") && file.indexOf('\0') < 0) {
        files.add(file);
      }
    }
    if (isDaemonScript()) {
      files.addAll(KnownProcesses.pidFiles(names()));
    }
    if (files.isEmpty() && isDaemonScript() && service.name().indexOf('/') < 0) {
      files.add("/var/run/" + service.name() + ".pid");
    }
    return files.stream().limit(MAX_NAMES).toList();
  }

  private List<String> processNames() {
    Set<String> names = new LinkedHashSet<>();
    if (!isDaemonScript()) {
      return List.of();
    }
    for (TextLine line : script) {
      Matcher header = PROCESS_NAME.matcher(line.text());
      if (header.find()) {
        names.add(baseName(header.group(1)));
      }
    }
    ShellVariables.of(script).value("DAEMON").ifPresent(daemon -> names.add(baseName(daemon)));
    service.foregroundCommand().stream()
        .flatMap(words -> words.stream().limit(1))
        .forEach(program -> names.add(baseName(program)));
    names.addAll(KnownProcesses.names(names()));
    names.add(service.name());
    return names.stream()
        .filter(name -> !name.isEmpty() && name.indexOf('$') < 0 && name.indexOf('\0') < 0)
        .filter(name -> !INTERPRETERS.contains(name))
        .map(ServiceWatch::command)
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  /** What the service and its script are called. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(service.name());
    service.script().ifPresent(path -> names.add(baseName(path)));
    return names;
  }

  /** All names by which its files may be known, those of its programs too. */
  Set<String> allNames() {
    Set<String> names = names();
    names.addAll(processNames());
    service.foregroundCommand().stream()
        .flatMap(List::stream)
        .flatMap(word -> PROGRAM.matcher(word).results())
        .map(program -> baseName(program.group()))
        .filter(name -> !INTERPRETERS.contains(name))
        .limit(MAX_NAMES)
        .forEach(names::add);
    return names;
  }

  private static String command(String name) {
    byte[] bytes = UnixNames.encode(name);
    return bytes.length <= COMMAND_LENGTH
        ? name
        : UnixNames.decode(Arrays.copyOf(bytes, COMMAND_LENGTH));
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
