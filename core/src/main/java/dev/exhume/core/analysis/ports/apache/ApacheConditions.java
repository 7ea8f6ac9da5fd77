package dev.exhume.core.analysis.ports.apache;

import com.google.common.base.Splitter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the sections that depend on modules, definitions or the version are read. */
final class ApacheConditions {
  private static final Set<String> SECTIONS =
      Set.of("ifmodule", "ifdefine", "ifversion", "ifdirective", "ifsection", "iffile");

  private final HttpdProgram program;
  private final Set<String> modules = new HashSet<>();
  private final Map<String, String> definitions = new HashMap<>();

  /**
   * @param definitions of the command line: {@code -DSSL}
   */
  ApacheConditions(HttpdProgram program, Set<String> definitions) {
    this.program = program;
    definitions.forEach(name -> this.definitions.put(name, ""));
  }

  static boolean isCondition(String section) {
    return SECTIONS.contains(section);
  }

  /** Takes note of {@code LoadModule ssl_module modules/mod_ssl.so}. */
  void load(ApacheDirective directive) {
    List<String> arguments = directive.arguments();
    arguments.stream().findFirst().ifPresent(modules::add);
    if (arguments.size() > 1) {
      String file = arguments.get(1).substring(arguments.get(1).lastIndexOf('/') + 1);
      String name = file.endsWith(".so") ? file.substring(0, file.length() - 3) : file;
      // Modules of 1.3 that bring a library along are files such as libphp4.so from mod_php4.c.
      modules.add((name.startsWith("lib") ? "mod_" + name.substring(3) : name) + ".c");
    }
  }

  /** Takes note of {@code AddModule mod_ssl.c}. */
  void add(ApacheDirective directive) {
    directive.firstArgument().ifPresent(modules::add);
  }

  void define(ApacheDirective directive) {
    List<String> arguments = directive.arguments();
    if (!arguments.isEmpty()) {
      definitions.put(arguments.get(0), arguments.size() > 1 ? arguments.get(1) : "");
    }
  }

  /** What {@code Define NAME value} gave a name. */
  Optional<String> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /** Whether a section is read; one that cannot be judged is. */
  boolean holds(ApacheDirective section) {
    String condition = String.join(" ", section.arguments());
    boolean negated = condition.startsWith("!");
    String name = (negated ? condition.substring(1) : condition).strip();
    return switch (section.section()) {
      case "ifmodule" -> isLoaded(name) != negated;
      case "ifdefine" -> definitions.containsKey(name) != negated;
      case "ifversion" -> isVersion(name) != negated;
      default -> true;
    };
  }

  private boolean isLoaded(String module) {
    return modules.contains(module) || program.contains(module);
  }

  private boolean isVersion(String condition) {
    Optional<String> version = program.version();
    List<String> words = Splitter.on(' ').omitEmptyStrings().splitToList(condition);
    String operator = words.size() == 2 ? words.get(0) : "=";
    String bound = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (version.isEmpty() || !bound.matches("\\d{1,4}(\\.\\d{1,4}){0,2}")) {
      return true;
    }
    int order = compare(version.get(), bound);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> order == 0;
    };
  }

  private static int compare(String version, String bound) {
    List<String> left = Splitter.on('.').splitToList(version);
    List<String> right = Splitter.on('.').splitToList(bound);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int difference = number(left, i) - number(right, i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int number(List<String> parts, int index) {
    return index < parts.size() ? Integer.parseInt(parts.get(index)) : 0;
  }
}
