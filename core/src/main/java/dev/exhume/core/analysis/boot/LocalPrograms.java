package dev.exhume.core.analysis.boot;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that lines of a script for local commands start, each as a service of its own. They
 * have no command, since the script starts them wherever it runs itself.
 */
public final class LocalPrograms {
  /** As what starts them, whatever the script is called. */
  public static final String MANAGER = "rc.local";

  /** Commands that do their work at once, and words of the shell. */
  private static final Set<String> DONE_AT_ONCE =
      TsvTable.resource(LocalPrograms.class, "done-at-once.tsv").rows().stream()
          .map(row -> row.get("command"))
          .collect(Collectors.toUnmodifiableSet());

  private static final List<String> SEARCH_PATH =
      List.of("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin");

  /** {@code /etc/init.d/app start}, {@code service app restart}, {@code systemctl start app}. */
  private static final Pattern SCRIPT_CALL =
      Pattern.compile(
          "(?:.*\\s)?(?:/etc/(?:rc\\.d/)?init\\.d/|/etc/rc\\.d/rc\\.|(?:/\\S+/)?(?:service|invoke-rc\\.d)\\s+)"
              + "([\\w.@+-]{1,100})\\s+(?:re)?start\\b.*"
              + "|(?:\\S*/)?systemctl\\s+(?:re)?start\\s+([\\w.@+-]{1,100}).*");

  /** Files that are read or written rather than run. */
  private static final Pattern NO_PROGRAM =
      Pattern.compile("/(?:etc|proc|sys|dev|tmp|var/(?:log|lock|run|tmp))/.*");

  private static final Splitter COMMANDS =
      Splitter.on(CharMatcher.anyOf(";|&")).trimResults().omitEmptyStrings();
  private static final CharMatcher QUOTES = CharMatcher.anyOf("\"'`(){}");

  private static final int MAX_LINE = 1000;
  private static final int MAX_PROGRAMS = 200;

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  private LocalPrograms(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  /** Those that booting does not start already under the same name. */
  public static List<BootService> services(
      Path root, List<BootService> booted, Ownership ownership, Problems problems) {
    LocalPrograms programs = new LocalPrograms(root, ownership, problems);
    Set<String> known =
        booted.stream()
            .filter(BootService::enabled)
            .flatMap(service -> Stream.of(service.name(), service.scriptName()))
            .collect(Collectors.toCollection(HashSet::new));
    return booted.stream()
        .filter(BootService::enabled)
        .flatMap(programs::lines)
        .filter(line -> line.text().length() <= MAX_LINE)
        .flatMap(line -> programs.startedBy(line))
        .filter(service -> known.add(service.name()))
        .limit(MAX_PROGRAMS)
        .toList();
  }

  /** The lines that somebody wrote into what a service runs, if it is such a script. */
  private Stream<TextLine> lines(BootService service) {
    if (LocalScript.isRunBy(service)) {
      return LocalScript.commands(root, service.scriptName(), problems).stream();
    }
    return scripts(service)
        .flatMap(script -> TextFile.readStart(script, 1, problems).stream())
        .flatMap(script -> script.meaningfulLines().stream());
  }

  /** BusyBox has one script for all; Gentoo a directory of them, and before that one file. */
  private Stream<Path> scripts(BootService service) {
    return switch (service.manager() + " " + service.name()) {
      case "busybox rcS" -> service.script().stream();
      case "openrc local" ->
          Stream.concat(
              Stream.of(root.resolve("etc/conf.d/local.start")),
              Folder.files(root.resolve("etc/local.d"), problems).stream()
                  .filter(file -> file.toString().endsWith(".start")));
      default -> Stream.empty();
    };
  }

  private Stream<BootService> startedBy(TextLine line) {
    Matcher call = SCRIPT_CALL.matcher(line.stripped());
    if (call.matches()) {
      String name = Optional.ofNullable(call.group(1)).orElse(call.group(2));
      Path script = root.resolve("etc/init.d").resolve(name);
      return Stream.of(
          BootServiceBuilder.service(name.replaceFirst("\\.service$", ""), MANAGER, line.evidence())
              .owner(ownership.ownerOf(script))
              .build());
    }
    return COMMANDS
        .splitToStream(line.text())
        .filter(command -> !DONE_AT_ONCE.contains(firstWord(command)))
        .flatMap(command -> CommandName.program(command).stream())
        .flatMap(program -> service(program, line).stream());
  }

  private static String firstWord(String command) {
    String word = QUOTES.trimFrom(command.split("\\s", 2)[0]);
    return word.contains("=") ? "=" : CommandName.base(word);
  }

  private Optional<BootService> service(String program, TextLine line) {
    String name = CommandName.base(program);
    Optional<Path> file = file(program);
    boolean isWritten = program.indexOf('/') >= 0;
    if (DONE_AT_ONCE.contains(name)
        || NO_PROGRAM.matcher(program).matches()
        || (file.isEmpty() && !isWritten)
        || file.filter(Files::isDirectory).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        BootServiceBuilder.service(name, MANAGER, line.evidence())
            .owner(file.flatMap(ownership::ownerOf))
            .build());
  }

  private Optional<Path> file(String program) {
    return program.startsWith("/")
        ? ServerPath.of(root, program).filter(Files::exists)
        : SEARCH_PATH.stream()
            .map(directory -> root.resolve(directory).resolve(program))
            .filter(Files::isRegularFile)
            .findFirst();
  }
}
