package dev.exhume.core.analysis.software.modules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code npm install -g} leaves: a directory for each module. */
final class NodeModules {
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/lib/node_modules",
          "/usr/local/lib/node_modules",
          "/opt/*/lib/node_modules",
          "/root/.nvm/versions/node/*/lib/node_modules",
          "/home/*/.nvm/versions/node/*/lib/node_modules",
          "/home/*/.nvm/*/lib/node_modules");

  private static final String FACTS = "package.json";
  private static final Pattern VERSION =
      Pattern.compile("^\\s{0,8}\"version\"\\s*:\\s*\"([^\"]{1,64})\"");

  private NodeModules() {}

  static void addTo(Modules modules) {
    for (String directory : DIRECTORIES) {
      modules.addAll(directory, "*", NodeModules::read);
      modules.addAll(directory + "/@*", "*", NodeModules::read);
    }
  }

  private static Optional<Modules.Module> read(Path entry, Modules modules) {
    Path facts = entry.resolve(FACTS);
    if (!Files.isRegularFile(facts)) {
      return Optional.empty();
    }
    Path scope = entry.getParent();
    String name = entry.getFileName().toString();
    String prefix = scope == null ? "" : scope.getFileName().toString();
    return Optional.of(
        new Modules.Module(
            "node-module",
            prefix.startsWith("@") ? prefix + "/" + name : name,
            modules.line(facts, VERSION),
            entry,
            List.of(facts)));
  }
}
