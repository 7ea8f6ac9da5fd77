package dev.exhume.core.analysis.ports.command;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What daemons listen on that nobody but their start script knows, as it tells them the port.
 *
 * <p>A script that the start script runs is read, too, as people like to keep the command there.
 */
public final class CommandLinePorts {
  /** Commands that connect to a port of others, or for which the option means something else. */
  private static final Set<String> CLIENTS =
      Set.of(
          "ssh",
          "scp",
          "sftp",
          "rsync",
          "nc",
          "telnet",
          "mysql",
          "mysqladmin",
          "mysqldump",
          "psql",
          "pg_dump",
          "pg_ctl",
          "curl",
          "wget",
          "iptables",
          "ip6tables",
          "redis-cli",
          "mongo",
          "ldapsearch",
          "snmpget",
          "mount",
          "renice",
          "ionice",
          "taskset",
          "kill",
          "ps",
          "mkdir",
          "echo",
          "printf",
          "log_daemon_msg",
          "lsof",
          "netstat",
          "fuser",
          "ping");

  private static final Pattern BACKEND =
      Pattern.compile(
          "(?:memcached|redis|mongo|couchdb|elasticsearch|cassandra|slapd|ldap|snmp|zabbix|nrpe"
              + "|munin|spamd|spamassassin|clam|amavis).*");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");
  private static final Pattern SCRIPT_PATH = Pattern.compile("(?:^|[\\s\"'=])(/[\\w./+-]{3,200})");
  private static final Pattern SYSTEM_PATH =
      Pattern.compile("/(?:etc|bin|sbin|lib|lib64|dev|proc|var/run|var/lock|usr/s?bin)/.*");

  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf("\"'`()"))).omitEmptyStrings();

  private static final Splitter COMMANDS = Splitter.on(CharMatcher.anyOf(";|&"));
  private static final int MAX_LINE = 4096;
  private static final int MAX_SCRIPTS = 20;
  private static final long MAX_SCRIPT_BYTES = 256 << 10;

  private final Path root;
  private final Problems problems;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  private CommandLinePorts(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Reads the scripts of the services that no other detector recognised. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    CommandLinePorts ports = new CommandLinePorts(root, problems);
    for (BootService service : scripts.unrecognised()) {
      ports.read(service, scripts.commands().getOrDefault(service, List.of()));
    }
    return ports.sockets;
  }

  private void read(BootService service, List<TextLine> lines) {
    String name = service.scriptName();
    ShellSettings settings =
        ShellSettings.of(lines)
            .and(
                Stream.of("etc/sysconfig/", "etc/default/")
                    .flatMap(directory -> ServerPath.of(root, "/" + directory + name).stream())
                    .toList(),
                problems);
    take(service, lines, settings);
    scriptsRunBy(lines, settings)
        .forEach(
            script -> {
              List<TextLine> inside = script.meaningfulLines();
              take(service, inside, settings.and(inside));
            });
  }

  private void take(BootService service, List<TextLine> lines, ShellSettings settings) {
    for (TextLine line : lines) {
      String resolved = line.text().length() > MAX_LINE ? "" : settings.resolve(line.text());
      if (resolved.length() <= MAX_LINE) {
        COMMANDS
            .splitToStream(resolved)
            .filter(command -> WORDS.splitToStream(command).noneMatch(CommandLinePorts::isClient))
            .flatMap(
                command ->
                    Stream.concat(
                        PortOption.find(command).stream(), LanguageServer.find(command).stream()))
            .map(option -> socket(service, option, evidence(line, option, settings)))
            .forEach(sockets::add);
      }
    }
  }

  private static ListeningSocket socket(BootService service, PortOption option, Evidence evidence) {
    return new ListeningSocket(
        option.endpoint(),
        "tcp",
        Optional.of(service.name()),
        option.isEncrypted(),
        BACKEND.matcher(service.name()).matches() ? SocketRole.BACKEND : option.role(),
        evidence);
  }

  private static boolean isClient(String word) {
    return CLIENTS.contains(word.substring(word.lastIndexOf('/') + 1));
  }

  /** The line that has the number: the command itself, or the one that sets a variable in it. */
  private static Evidence evidence(TextLine line, PortOption option, ShellSettings settings) {
    String number = String.valueOf(option.endpoint().port());
    if (line.text().contains(number)) {
      return line.evidence();
    }
    Matcher variable = VARIABLE.matcher(line.text());
    while (variable.find()) {
      Optional<TextLine> assignment = settings.line(variable.group(1));
      if (assignment.isPresent() && assignment.get().text().contains(number)) {
        return assignment.get().evidence();
      }
    }
    return line.evidence();
  }

  private List<TextFile> scriptsRunBy(List<TextLine> lines, ShellSettings settings) {
    return lines.stream()
        .filter(line -> line.text().length() <= MAX_LINE)
        .map(line -> settings.resolve(line.text()))
        .flatMap(command -> SCRIPT_PATH.matcher(command).results())
        .map(found -> found.group(1))
        .filter(path -> !SYSTEM_PATH.matcher(path).matches())
        .distinct()
        .limit(MAX_SCRIPTS)
        .flatMap(path -> ServerPath.of(root, path).stream())
        .filter(this::isSmallFile)
        .flatMap(path -> TextFile.read(path, problems).stream())
        .filter(
            script -> !script.lines().isEmpty() && script.lines().get(0).text().startsWith("#!"))
        .toList();
  }

  private boolean isSmallFile(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_SCRIPT_BYTES;
    } catch (IOException e) {
      problems.unreadable(file, e);
      return false;
    }
  }
}
