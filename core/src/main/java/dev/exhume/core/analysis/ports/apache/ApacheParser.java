package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
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
          "jkworkerproperty",
          "jkmountcopy",
          "sslenable",
          "addmodule",
          "clearmodulelist");

  /** What names a file that is read or told of later, by when the server's root may be another. */
  private static final Set<String> NAMING_FILES =
      Set.of("sslcertificatefile", "gnutlscertificatefile", "jkworkersfile", "jkmountfile");

  /** What httpd is compiled with; Debian's says it in its configuration. */
  private static final String USUAL_ERROR_LOG = "logs/error_log";

  private final Path root;
  private final ApacheConditions conditions;
  private final ShellSettings environment;
  private final Problems problems;
  private final IncludeChain includes;
  private final ApacheHost main;
  private final List<ApacheHost> hosts = new ArrayList<>();
  private final ApacheSections sections = new ApacheSections();
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
    if (main.last("errorlog").isEmpty()) {
      take(new ApacheDirective("errorlog", List.of(USUAL_ERROR_LOG), main.evidence()));
    }
    return file.map(read -> new ApacheConfiguration(main, hosts));
  }

  private void readAndLeave(TextFile file) {
    int before = sections.enterFile();
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
    sections.leaveFile(before);
    includes.leave();
  }

  private void take(ApacheDirective directive) {
    if (directive.closesSection()) {
      sections.close(directive.section());
    } else if (directive.opensSection()) {
      open(directive);
    } else if (sections.isRead()) {
      sections
          .scope()
          .ifPresentOrElse(scope -> obeyInside(scope, directive), () -> obey(directive));
    }
  }

  private void open(ApacheDirective section) {
    String name = section.section();
    if (!sections.canOpen()) {
      problems.add(
          Problem.of(
              section.evidence().path(),
              "nests too many sections; the innermost were not told apart"));
    } else if (!sections.isRead()) {
      sections.open(name, false);
    } else if (name.equals("virtualhost") && includes.admitSetting()) {
      ApacheHost host = new ApacheHost(resolved(section.arguments()), section.evidence());
      hosts.add(host);
      sections.open(name, host);
    } else if (ApacheProxies.isScope(name)) {
      sections.open(name, String.join(" ", resolved(section.arguments())));
    } else {
      sections.open(name, ApacheConditions.isCondition(name) && conditions.holds(section));
    }
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
      case "errorlog" ->
          keep(directive.name(), namesFile(directive) ? named(directive) : List.of(), directive);
      default -> {
        if (directive.name().equals("addmodule")) {
          conditions.add(directive);
        }
        if (NAMING_FILES.contains(directive.name())) {
          keep(directive.name(), named(directive), directive);
        } else if (KEPT.contains(directive.name()) || ApacheProxies.isProxy(directive)) {
          keep(directive.name(), resolved(directive.arguments()), directive);
        }
      }
    }
  }

  /** Of what holds for some requests only, what hands them on counts. */
  private void obeyInside(String scope, ApacheDirective directive) {
    if (ApacheProxies.isProxy(directive)) {
      ApacheDirective unscoped = ApacheProxies.unscoped(directive, scope);
      keep(unscoped.name(), resolved(unscoped.arguments()), unscoped);
    }
  }

  private void keep(String name, List<String> arguments, ApacheDirective from) {
    if (includes.admitSetting()) {
      sections.host().orElse(main).add(new ApacheDirective(name, arguments, from.evidence()));
    }
  }

  private List<String> named(ApacheDirective directive) {
    return directive
        .firstArgument()
        .flatMap(path -> ConfiguredPath.of(root, serverRoot, resolved(path)))
        .map(Path::toString)
        .stream()
        .toList();
  }

  /** Whether a log goes into a file, not to a program or to syslog. */
  private static boolean namesFile(ApacheDirective log) {
    return log.firstArgument()
        .filter(target -> !target.startsWith("|") && !target.matches("(?i)syslog(:.*)?"))
        .isPresent();
  }

  private void include(String name, boolean required) {
    ApacheIncludes.files(root, serverRoot, name, required, includes, problems)
        .forEach(file -> includes.enter(file).ifPresent(this::readAndLeave));
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
}
