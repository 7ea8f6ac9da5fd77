package dev.exhume.core.analysis.boot.slackware;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ShellCommand;
import dev.exhume.core.analysis.boot.sysv.StartScript;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A boot of Slackware: {@code rc.S}, {@code rc.M} and the scripts for the network call each other
 * script that may be executed, and start a few daemons themselves.
 */
public final class SlackwareBoot {
  private static final String MANAGER = "slackware";
  private static final String DIRECTORY = "etc/rc.d";

  /** Those that call others, in the order in which they run. */
  private static final List<String> CALLERS =
      List.of("rc.S", "rc.M", "rc.inet1", "rc.inet2", "rc.local");

  private static final Pattern CALL =
      Pattern.compile(
          "(?:^|[\\s;&|])(?:\\.|sh|/bin/sh|bash|/bin/bash)?\\s*/etc/rc\\.d/rc\\.([\\w.-]+)");

  /** A daemon that a script starts by itself: {@code /usr/sbin/crond -l10}. */
  private static final Pattern DAEMON =
      Pattern.compile("(/usr/(?:local/)?s?bin/([\\w.-]*d))(?:\\s+([^>&|;]*))?(?:[>&|;].*)?");

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;
  private final Map<String, BootService> services = new LinkedHashMap<>();
  private boolean modesKept;

  private SlackwareBoot(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  /** Whether the server boots in this way. */
  public static boolean isOf(Path root) {
    return Files.isRegularFile(root.resolve(DIRECTORY).resolve("rc.M"));
  }

  /** What runs, in the order in which it is called. */
  public static List<BootService> services(Path root, Ownership ownership, Problems problems) {
    SlackwareBoot boot = new SlackwareBoot(root, ownership, problems);
    boot.modesKept = CALLERS.stream().map(boot::script).anyMatch(boot::isExecutable);
    CALLERS.stream().limit(2).forEach(boot::readCaller);
    return List.copyOf(boot.services.values());
  }

  private void readCaller(String caller) {
    for (TextLine line :
        TextFile.readStart(script(caller), 1, problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of())) {
      if (line.text().length() < 1000) {
        readCall(line);
        readDaemon(line);
      }
    }
  }

  private void readCall(TextLine line) {
    Matcher call = CALL.matcher(line.text());
    boolean isTest = line.text().contains("[ ") && !line.text().contains("&&");
    while (!isTest && call.find()) {
      String name = call.group(1);
      Path script = script("rc." + name);
      if (Files.isRegularFile(script) && !services.containsKey(name)) {
        add(name, script, line.evidence());
      }
    }
  }

  private void add(String name, Path script, Evidence evidence) {
    StartScript start = StartScript.read(root, script, problems);
    if (modesKept && !start.executable()) {
      return;
    }
    boolean isCaller = CALLERS.contains("rc." + name) && !name.equals("local");
    services.put(
        name,
        BootServiceBuilder.service(name, MANAGER, evidence)
            .script(script)
            .owner(ownership.ownerOf(script))
            .header(start.header())
            .heldBack(start.heldBack())
            .build());
    if (isCaller) {
      readCaller("rc." + name);
    }
  }

  private void readDaemon(TextLine line) {
    Matcher daemon = DAEMON.matcher(line.stripped());
    if (!daemon.matches()) {
      return;
    }
    Path program = root.resolve(daemon.group(1).substring(1));
    String name = daemon.group(2);
    if (Files.isRegularFile(program) && !services.containsKey(name)) {
      String arguments = Optional.ofNullable(daemon.group(3)).map(String::strip).orElse("");
      String command = (daemon.group(1) + " " + arguments).strip();
      services.put(
          name,
          BootServiceBuilder.service(name, MANAGER, line.evidence())
              .owner(ownership.ownerOf(program))
              .command(Optional.of(ServiceCommand.of(ShellCommand.of(command, line))))
              .build());
    }
  }

  private boolean isExecutable(Path script) {
    return Files.isRegularFile(script) && StartScript.read(root, script, problems).executable();
  }

  private Path script(String name) {
    return root.resolve(DIRECTORY).resolve(name);
  }
}
