package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a configuration in the order in which httpd does. */
final class ApacheParser {
  /** What ports and sites depend on; all else is passed over. */
  private static final Set<String> KEPT =
      Set.of(
          "listen",
          "port",
          "bindaddress",
          "servertype",
          "servername",
          "serveralias",
          "documentroot",
          "sslengine",
          "nssengine",
          "gnutlsenable",
          "sslenable",
          "addmodule",
          "clearmodulelist");

  private static final int MAX_DIRECTORY_DEPTH = 8;
  private static final int MAX_NESTING = 100;

  private final Path root;
  private final ApacheConditions conditions;
  private final ShellSettings environment;
  private final Problems problems;
  private final IncludeChain includes;
  private final ApacheHost main;
  private final List<ApacheHost> hosts = new ArrayList<>();
  private final Deque<Section> sections = new ArrayDeque<>();
  private Path serverRoot;

  /**
   * @param serverRoot where relative paths start until the configuration says otherwise
   */
  ApacheParser(
      Path root,
      Path configuration,
      Path serverRoot,
      ApacheConditions conditions,
      ShellSettings environment,
      Problems problems) {
    this.root = root;
    this.serverRoot = serverRoot;
    this.conditions = conditions;
    this.environment = environment;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
    this.main = new ApacheHost(List.of(), Evidence.file(configuration.toString()));
  }

  /** Empty when the file is not there or could not be read. */
  Optional<ApacheConfiguration> parse(Path configuration) {
    Optional<TextFile> file = includes.enter(configuration);
    file.ifPresent(this::readAndLeave);
    return file.map(read -> new ApacheConfiguration(main, hosts));
  }

  private void readAndLeave(TextFile file) {
    int outside = sections.size();
    List<TextLine> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      TextLine first = lines.get(i);
      String text = first.text();
      if (text.endsWith("\\")) {
        StringBuilder joined = new StringBuilder();
        while (text.endsWith("\\") && i + 1 < lines.size()) {
          joined.append(text, 0, text.length() - 1);
          text = lines.get(++i).text();
        }
        text = joined.append(text).toString();
      }
      ApacheDirective.parse(text, first.evidence()).ifPresent(this::take);
    }
    while (sections.size() > outside) {
      sections.pop();
    }
    includes.leave();
  }

  private void take(ApacheDirective directive) {
    if (directive.closesSection()) {
      close(directive.section());
    } else if (directive.opensSection()) {
      open(directive);
    } else if (isRead()) {
      obey(directive);
    }
  }

  private void open(ApacheDirective section) {
    if (sections.size() == MAX_NESTING) {
      problems.add(
          Problem.of(
              section.evidence().path(),
              "nests more than %d sections; the innermost were not told apart"
                  .formatted(MAX_NESTING)));
      return;
    }
    sections.push(isRead() ? opened(section) : new Section(section.section(), false, host()));
  }

  private Section opened(ApacheDirective section) {
    String name = section.section();
    if (name.equals("virtualhost") && includes.admitSetting()) {
      ApacheHost host = new ApacheHost(resolved(section.arguments()), section.evidence());
      hosts.add(host);
      return new Section(name, true, Optional.of(host));
    }
    boolean read = ApacheConditions.isCondition(name) && conditions.holds(section);
    return new Section(name, read, host());
  }

  private void close(String name) {
    if (sections.stream().anyMatch(section -> section.name().equals(name))) {
      // A section that nobody closed ends with the one around it.
      Section closed = sections.pop();
      while (!closed.name().equals(name)) {
        closed = sections.pop();
      }
    }
  }

  private boolean isRead() {
    return sections.isEmpty() || sections.peek().read();
  }

  private Optional<ApacheHost> host() {
    return sections.isEmpty() ? Optional.empty() : sections.peek().host();
  }

  private void obey(ApacheDirective directive) {
    switch (directive.name()) {
      case "serverroot" ->
          directive
              .firstArgument()
              .flatMap(path -> ConfiguredPath.of(root, serverRoot, resolved(path)))
              .ifPresent(path -> serverRoot = path);
      case "include" -> directive.firstArgument().ifPresent(path -> include(resolved(path), true));
      case "includeoptional", "accessconfig", "resourceconfig" ->
          directive.firstArgument().ifPresent(path -> include(resolved(path), false));
      case "loadmodule" -> conditions.load(directive);
      case "define" -> conditions.define(directive);
      default -> {
        if (directive.name().equals("addmodule")) {
          conditions.add(directive);
        }
        if (KEPT.contains(directive.name()) && includes.admitSetting()) {
          host()
              .orElse(main)
              .add(
                  new ApacheDirective(
                      directive.name(), resolved(directive.arguments()), directive.evidence()));
        }
      }
    }
  }

  private void include(String name, boolean required) {
    if (FilePattern.isPattern(name)) {
      Set<Path> seen = new HashSet<>();
      FilePattern.expand(root, serverRoot, name, problems)
          .forEach(path -> includeAll(path, 0, seen));
      return;
    }
    ConfiguredPath.of(root, serverRoot, name)
        .ifPresent(
            path -> {
              if (Files.isDirectory(path)) {
                includeAll(path, 0, new HashSet<>());
              } else if (Files.isRegularFile(path)) {
                includes.enter(path).ifPresent(this::readAndLeave);
              } else if (required) {
                includes.missing(path);
              }
            });
  }

  /**
   * Includes a file or all that is in a directory.
   *
   * @param seen directories, as links can lead back to them
   */
  private void includeAll(Path path, int depth, Set<Path> seen) {
    if (Files.isRegularFile(path)) {
      includes.enter(path).ifPresent(this::readAndLeave);
    } else if (!Files.isDirectory(path)) {
      includes.missing(path);
    } else if (depth == MAX_DIRECTORY_DEPTH) {
      problems.add(path, "is included with more than %d levels of directories".formatted(depth));
    } else if (isFirstSeen(path, seen)) {
      Folder.entries(path, problems).forEach(entry -> includeAll(entry, depth + 1, seen));
    }
  }

  private boolean isFirstSeen(Path directory, Set<Path> seen) {
    try {
      return seen.add(directory.toRealPath());
    } catch (IOException e) {
      problems.unreadable(directory, e);
      return false;
    }
  }

  private List<String> resolved(List<String> arguments) {
    return arguments.stream().map(this::resolved).toList();
  }

  /** The argument with {@code ${NAME}} replaced from definitions, then from the environment. */
  private String resolved(String argument) {
    int start = argument.indexOf("${");
    int end = argument.indexOf('}', start + 1);
    if (start >= 0 && end > start) {
      Optional<String> value = conditions.definition(argument.substring(start + 2, end));
      if (value.isPresent()) {
        return argument.substring(0, start) + value.get() + argument.substring(end + 1);
      }
      return environment.resolve(argument);
    }
    return argument;
  }

  /**
   * An open section.
   *
   * @param read whether what it holds counts
   * @param host that it is part of
   */
  private record Section(String name, boolean read, Optional<ApacheHost> host) {}
}
