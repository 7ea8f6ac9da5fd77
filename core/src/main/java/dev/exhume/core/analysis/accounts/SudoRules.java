package dev.exhume.core.analysis.accounts;

import static java.util.stream.Collectors.joining;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.profile.Account.Privilege;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may run what as whom: {@code sudoers} and what it includes.
 *
 * <p>A rule is {@code user HOST=(root) commands}, where the user may be a {@code %group}, a {@code
 * #number}, an alias or {@code ALL}. On which hosts it holds is not looked at.
 */
final class SudoRules {
  private static final List<String> FILES = List.of("etc/sudoers", "usr/local/etc/sudoers");
  private static final String TAG = "PASSWD:";
  private static final int MAX_LINE = 8_192;
  private static final int MAX_RULES = 1_000;
  private static final int MAX_SUBJECTS = 20_000;
  private static final int MAX_NAMED = 20;

  private static final Splitter NAMES = Splitter.on(CharMatcher.anyOf(", \t")).omitEmptyStrings();

  private static final Set<String> SETTINGS =
      Set.of("Host_Alias", "Cmnd_Alias", "Runas_Alias", "Cmd_Alias");

  private final Path root;
  private final Problems problems;
  private final IncludeChain includes;
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final ListMultimap<String, Privilege> bySubject = ArrayListMultimap.create();

  private SudoRules(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  static SudoRules read(Path root, Problems problems) {
    SudoRules rules = new SudoRules(root, problems);
    FILES.forEach(file -> rules.includes.read(root.resolve(file), rules::take));
    rules.resolve();
    return rules;
  }

  /** What an account may do. */
  List<Privilege> of(String name, long uid, Collection<String> groups) {
    return Stream.concat(
            Stream.of("ALL", name, "#" + uid), groups.stream().map(group -> "%" + group))
        .flatMap(who -> bySubject.get(who).stream())
        .distinct()
        .limit(MAX_NAMED)
        .toList();
  }

  /** Aliases may be defined after the rules that use them. */
  private void resolve() {
    for (Rule rule : rules) {
      Privilege privilege =
          new Privilege(
              "sudo: " + CharMatcher.whitespace().collapseFrom(rule.what, ' '), rule.evidence);
      for (String who : rule.who) {
        for (String subject : aliases.getOrDefault(who, List.of(who))) {
          if (bySubject.size() < MAX_SUBJECTS) {
            bySubject.put(subject, privilege);
          }
        }
      }
    }
  }

  private void take(TextFile file) {
    Path directory = Objects.requireNonNull(file.path().getParent());
    StringBuilder joined = new StringBuilder();
    int first = 0;
    for (TextLine line : file.lines()) {
      if (joined.length() == 0) {
        first = line.number();
      }
      String text = line.text();
      boolean goesOn = text.endsWith("\\");
      joined.append(goesOn ? text.substring(0, text.length() - 1) : text);
      if (!goesOn || joined.length() > MAX_LINE) {
        take(new TextLine(line.path(), first, joined.toString().strip()), directory);
        joined.setLength(0);
      }
    }
  }

  private void take(TextLine line, Path directory) {
    String text = line.text();
    int end = CharMatcher.whitespace().indexIn(text);
    if (end < 0 || text.length() > MAX_LINE) {
      return;
    }
    String word = text.substring(0, end);
    String rest = text.substring(end).strip();
    switch (word) {
      case "#include", "@include" ->
          ConfiguredPath.of(root, directory, rest)
              .ifPresent(included -> includes.read(included, this::take));
      case "#includedir", "@includedir" ->
          ConfiguredPath.of(root, directory, rest)
              .ifPresent(
                  included ->
                      FilePattern.expand(root, included, "*", problems).stream()
                          .filter(path -> isRead(path.getFileName().toString()))
                          .forEach(path -> includes.read(path, this::take)));
      case "User_Alias" -> takeAlias(rest);
      default -> takeRule(line, text);
    }
  }

  /** sudo passes over what editors and packages leave behind. */
  private static boolean isRead(String name) {
    return !name.endsWith("~") && name.indexOf('.') < 0;
  }

  private void takeAlias(String text) {
    for (String definition : Splitter.on(':').split(text)) {
      int equals = definition.indexOf('=');
      if (equals > 0) {
        aliases.put(
            definition.substring(0, equals).strip(),
            NAMES.splitToList(definition.substring(equals + 1)));
      }
    }
  }

  private void takeRule(TextLine line, String text) {
    int equals = text.indexOf('=');
    boolean isComment = text.startsWith("#") && !text.matches("#\\d{1,10}\\s.*");
    List<String> left = equals < 0 ? List.of() : NAMES.splitToList(text.substring(0, equals));
    // The users, and the hosts after them.
    if (isComment
        || left.size() < 2
        || left.get(0).startsWith("Defaults")
        || SETTINGS.contains(left.get(0))
        || rules.size() >= MAX_RULES) {
      return;
    }
    rules.add(
        new Rule(
            left.subList(0, left.size() - 1),
            withoutSecrets(text.substring(equals + 1).strip()),
            line.evidence()));
  }

  /** The tags PASSWD and NOPASSWD only look like something to hide. */
  private static String withoutSecrets(String commands) {
    return Splitter.on(TAG).splitToStream(commands).map(Redaction::of).collect(joining(TAG));
  }

  private record Rule(List<String> who, String what, Evidence evidence) {}
}
