package dev.exhume.core.analysis.ports.enterprise;

import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What JBoss 3 to 6 is started with: which configuration, at which address, with which settings.
 */
final class JBossStart {
  private static final Pattern CONFIGURATION =
      Pattern.compile("\\s(?:-c|--configuration[= ])\\s*[\"']?([\\w.-]{1,100})");

  private static final Pattern ADDRESS =
      Pattern.compile("[\\s+-](?:-b|--host[= ])\\s*[\"']?([\\w.:-]{1,100})");

  private static final List<String> CONFIGURATION_NAMES =
      List.of("JBOSS_CONF", "JBOSSCONF", "JBOSS_CONFIG", "JBOSS_PROFILE", "JBOSS_SERVER");

  private static final List<String> PROGRAMS = List.of("run.sh", "run.jar", "org.jboss.Main");

  private static final String USUAL = "default";

  /** Longer lines are nobody's command. */
  private static final int LONGEST_LINE = 4096;

  private final ShellSettings settings;
  private final List<TextLine> lines;

  private JBossStart(ShellSettings settings, List<TextLine> lines) {
    this.settings = settings;
    this.lines = List.copyOf(lines);
  }

  /** Reads it from the start script and from what the scripts take their settings from. */
  static JBossStart of(Path root, Path home, RunningDaemon daemon, Problems problems) {
    List<Path> files =
        Stream.concat(
                Stream.of("etc/sysconfig", "etc/default")
                    .map(root::resolve)
                    .flatMap(directory -> named(directory, daemon).stream()),
                Stream.of(root.resolve("etc/jboss/jboss.conf"), home.resolve("bin/run.conf")))
            .toList();
    List<TextLine> lines =
        Stream.concat(
                files.stream()
                    .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
                    .flatMap(file -> file.meaningfulLines().stream()),
                daemon.commands().stream())
            .filter(line -> line.text().length() <= LONGEST_LINE)
            .toList();
    // What an administrator sets for a script is known before the script falls back on something.
    return new JBossStart(ShellSettings.read(files, problems).and(daemon.commands()), lines);
  }

  private static Optional<Path> named(Path directory, RunningDaemon daemon) {
    return daemon
        .serviceName()
        .filter(name -> name.indexOf('/') < 0 && name.indexOf('\0') < 0)
        .map(directory::resolve);
  }

  /** The name of the configuration. */
  String configuration() {
    return lastIn(CONFIGURATION)
        .or(
            () ->
                CONFIGURATION_NAMES.stream()
                    .flatMap(name -> settings.value(name).stream())
                    .filter(name -> name.matches("[\\w.-]{1,100}"))
                    .findFirst())
        .filter(name -> !name.equals("..") && !name.equals("."))
        .orElse(USUAL);
  }

  /** The address to listen on, if one is given. */
  Optional<String> address() {
    return lastIn(ADDRESS);
  }

  /** The properties that are handed to Java. */
  void addTo(ServerProperties properties) {
    properties.addOptions(lines);
  }

  private Optional<String> lastIn(Pattern option) {
    return lines.stream()
        .map(line -> ShellVariables.of(List.of(line)).all())
        .flatMap(List::stream)
        .flatMap(variable -> settings.value(variable.name()).stream())
        .flatMap(text -> found(option, text))
        .findFirst()
        .or(
            () ->
                lines.stream()
                    .flatMap(line -> found(option, settings.resolve(line.text())))
                    .findFirst());
  }

  private static Stream<String> found(Pattern option, String text) {
    Matcher matcher = option.matcher(options(text));
    return text.length() <= LONGEST_LINE && matcher.find()
        ? Stream.of(matcher.group(1))
        : Stream.of();
  }

  /** What follows the program, or options alone; {@code su -c} before it means something else. */
  private static String options(String text) {
    int program = PROGRAMS.stream().mapToInt(text::lastIndexOf).max().orElse(-1);
    if (program >= 0) {
      return text.substring(program);
    }
    return text.startsWith("-") ? " " + text : "";
  }
}
