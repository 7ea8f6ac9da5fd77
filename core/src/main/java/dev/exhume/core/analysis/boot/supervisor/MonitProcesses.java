package dev.exhume.core.analysis.boot.supervisor;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ShellCommand;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes that monit starts when they are gone. */
final class MonitProcesses {
  private static final String MANAGER = "monit";
  private static final List<String> CONFIGURATIONS =
      List.of("etc/monit.conf", "etc/monitrc", "etc/monit/monitrc");

  private static final Pattern INCLUDE = Pattern.compile("include\\s+[\"']?([^\"'\\s]+)[\"']?.*");
  private static final Pattern CHECK =
      Pattern.compile(
          "check\\s+(\\S+)\\s+[\"']?([^\"'\\s]+)[\"']?(?:\\s+(?:with\\s+)?pidfile\\s+[\"']?([^\"'\\s]+)[\"']?)?.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PID_FILE =
      Pattern.compile(
          "(?:with\\s+)?pidfile\\s+[\"']?([^\"'\\s]+)[\"']?.*", Pattern.CASE_INSENSITIVE);

  private static final Pattern START =
      Pattern.compile(
          ".*?\\bstart(?:\\s+program)?\\s*=?\\s*(?:\"([^\"]+)\"|'([^']+)').*",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX_LINE = 1000;

  /** Usual ones have a single line that includes others; each of them lists a directory. */
  private static final int MAX_INCLUDES = 500;

  private final Path root;
  private final Problems problems;
  private final IncludeChain chain;
  private final Set<Path> included = new HashSet<>();
  private final List<Check> checks = new ArrayList<>();
  private int includes;

  private MonitProcesses(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.chain = new IncludeChain(problems);
  }

  static List<BootService> services(Path root, Problems problems) {
    MonitProcesses processes = new MonitProcesses(root, problems);
    CONFIGURATIONS.stream()
        .map(root::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .ifPresent(processes::read);
    return processes.checks.stream()
        .filter(check -> check.isProcess && check.start.isPresent())
        .map(Check::service)
        .toList();
  }

  private void read(Path file) {
    chain.read(file, text -> text.meaningfulLines().forEach(this::read));
  }

  private void read(TextLine line) {
    String text = line.stripped();
    if (text.length() > MAX_LINE) {
      return;
    }
    Matcher include = INCLUDE.matcher(text);
    if (include.matches()) {
      include(include.group(1), line);
    } else {
      take(text, line);
    }
  }

  /** Each file is read once: monit refuses a second check of the same name. */
  private void include(String pattern, TextLine line) {
    includes++;
    if (includes == MAX_INCLUDES) {
      problems.add(
          root.resolve(line.path()), "includes more and more files; the rest was left out");
    }
    if (includes < MAX_INCLUDES) {
      FilePattern.expand(root, pattern, problems).stream()
          .filter(included::add)
          .forEach(this::read);
    }
  }

  private void take(String text, TextLine line) {
    Matcher check = CHECK.matcher(text);
    if (check.matches() && chain.admitSetting()) {
      checks.add(new Check(check.group(1).equalsIgnoreCase("process"), check.group(2), line));
      Optional.ofNullable(check.group(3)).ifPresent(this::pidFile);
    }
    Matcher pidFile = PID_FILE.matcher(text);
    if (pidFile.matches()) {
      pidFile(pidFile.group(1));
    }
    Matcher start = START.matcher(text);
    if (start.matches() && !checks.isEmpty()) {
      Check last = checks.get(checks.size() - 1);
      if (last.start.isEmpty()) {
        String command = start.group(1) == null ? start.group(2) : start.group(1);
        last.start = Optional.of(ServiceCommand.of(ShellCommand.of(command, line)));
      }
    }
  }

  private void pidFile(String path) {
    if (!checks.isEmpty()) {
      checks.get(checks.size() - 1).pidFiles = List.of(path);
    }
  }

  /** A thing that monit looks at, while its statements are read. */
  private static final class Check {
    private final boolean isProcess;
    private final String name;
    private final TextLine line;
    private List<String> pidFiles = List.of();
    private Optional<ServiceCommand> start = Optional.empty();

    Check(boolean isProcess, String name, TextLine line) {
      this.isProcess = isProcess;
      this.name = name;
      this.line = line;
    }

    BootService service() {
      return BootServiceBuilder.service(name, MANAGER, line.evidence())
          .header(
              new ScriptHeader(
                  Optional.empty(), List.of(), pidFiles, List.of(), List.of(), List.of()))
          .command(start)
          .build();
    }
  }
}
