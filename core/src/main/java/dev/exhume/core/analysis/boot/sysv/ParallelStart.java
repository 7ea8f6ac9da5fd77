package dev.exhume.core.analysis.boot.sysv;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What startpar starts at once: insserv has written into a file which script waits for which, and
 * these lines count, not the numbers of the links.
 *
 * @param targets the scripts that startpar knows
 * @param waitsFor by script, those that have to be started first
 * @param evidence the line of the targets
 */
record ParallelStart(Set<String> targets, Map<String, List<String>> waitsFor, Evidence evidence) {
  private static final String DIRECTORY = "etc/init.d";
  private static final List<String> DEPENDENCIES =
      List.of(".depend.boot", ".depend.start", ".depend.stop");

  /** The script that runs a runlevel, in the places where Debian and SuSE have had it. */
  private static final List<String> RUNNERS = List.of("etc/init.d/rc", "lib/init/rc");

  private static final Pattern USES = Pattern.compile(".*\\bstartpar\\b.{0,100}\\s-M\\b.*");
  private static final Pattern TARGETS = Pattern.compile("TARGETS\\s*=\\s*(.*)");
  private static final Pattern RULE = Pattern.compile("([^\\s:=]{1,100}):\\s*(.*)");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int MAX_TARGETS = 2_000;

  ParallelStart {
    targets = Set.copyOf(targets);
    waitsFor = Map.copyOf(waitsFor);
  }

  /** For what runs once at boot; empty if nothing says that startpar starts it. */
  static Optional<ParallelStart> atBoot(Path root, Problems problems) {
    return read(root, ".depend.boot", problems);
  }

  /** For a runlevel; empty if nothing says that startpar starts it. */
  static Optional<ParallelStart> inRunlevel(Path root, Problems problems) {
    return read(root, ".depend.start", problems);
  }

  /** The links in an order in which startpar may start them, each after those it waits for. */
  <T> List<T> inOrder(List<T> links, Function<T, String> name) {
    Map<String, T> byName =
        links.stream()
            .collect(Collectors.toMap(name, Function.identity(), (first, second) -> first));
    Set<T> order = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    for (T link : links) {
      waiting.push(name.apply(link));
      while (!waiting.isEmpty()) {
        String last = waiting.element();
        seen.add(last);
        Optional<String> before =
            waitsFor.getOrDefault(last, List.of()).stream()
                .filter(other -> byName.containsKey(other) && seen.add(other))
                .findFirst();
        before.ifPresentOrElse(
            waiting::push,
            () -> Optional.ofNullable(byName.get(waiting.pop())).ifPresent(order::add));
      }
    }
    order.addAll(links);
    return List.copyOf(order);
  }

  /** Why startpar does not start a script, if it does not know it. */
  Optional<String> heldBack(String name) {
    return targets.contains(name)
        ? Optional.empty()
        : Optional.of(
            "startpar starts what insserv has listed (%s), and that is not among it"
                .formatted(evidence.location()));
  }

  private static Optional<ParallelStart> read(Path root, String file, Problems problems) {
    return isUsed(root, problems)
        ? TextFile.readStart(root.resolve(DIRECTORY).resolve(file), 1, problems)
            .flatMap(ParallelStart::of)
        : Optional.empty();
  }

  private static Optional<ParallelStart> of(TextFile file) {
    Optional<TextLine> line = Optional.empty();
    Set<String> targets = new HashSet<>();
    Map<String, List<String>> waitsFor = new HashMap<>();
    for (TextLine each : file.meaningfulLines()) {
      Matcher list = TARGETS.matcher(each.stripped());
      Matcher rule = RULE.matcher(each.stripped());
      if (list.matches() && line.isEmpty()) {
        line = Optional.of(each);
        WORDS.splitToStream(list.group(1)).limit(MAX_TARGETS).forEach(targets::add);
      } else if (rule.matches() && waitsFor.size() < MAX_TARGETS) {
        waitsFor.put(rule.group(1), WORDS.splitToStream(rule.group(2)).limit(MAX_TARGETS).toList());
      }
    }
    return line.map(found -> new ParallelStart(targets, waitsFor, found.evidence()));
  }

  /** As the runner itself asks: all three files are there, and nobody has switched it off. */
  private static boolean isUsed(Path root, Problems problems) {
    Path directory = root.resolve(DIRECTORY);
    return DEPENDENCIES.stream().map(directory::resolve).allMatch(file -> hasText(file, problems))
        && !Files.exists(directory.resolve(".legacy-bootordering"))
        && !isOff(root, problems)
        && RUNNERS.stream()
            .flatMap(runner -> TextFile.readStart(root.resolve(runner), 1, problems).stream())
            .flatMap(runner -> runner.meaningfulLines().stream())
            .anyMatch(line -> line.text().length() < 1000 && USES.matcher(line.text()).matches());
  }

  private static boolean isOff(Path root, Problems problems) {
    return Stream.of(
            ShellVariables.read(root.resolve("etc/default/rcS"), problems)
                .value("CONCURRENCY")
                .filter(value -> value.equals("none") || value.equals("shell")),
            ShellVariables.read(root.resolve("etc/sysconfig/boot"), problems)
                .value("RUN_PARALLEL")
                .filter(value -> !value.equals("yes")))
        .anyMatch(Optional::isPresent);
  }

  private static boolean hasText(Path file, Problems problems) {
    try {
      return Files.isRegularFile(file) && Files.size(file) > 0;
    } catch (IOException e) {
      problems.unreadable(file, e);
      return false;
    }
  }
}
