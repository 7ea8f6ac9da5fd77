package dev.exhume.core.analysis.software.modules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pip, easy_install and {@code setup.py install} leave: a directory or file of facts. */
final class PythonModules {
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/local/lib/python*/*-packages",
          "/usr/local/lib64/python*/*-packages",
          "/usr/lib/python*/*-packages",
          "/usr/lib64/python*/*-packages",
          "/opt/*/lib*/python*/*-packages",
          "/srv/*/lib/python*/*-packages",
          "/home/*/*/lib/python*/*-packages",
          "/home/*/.local/lib/python*/*-packages",
          "/root/.local/lib/python*/*-packages");

  private static final Pattern NAME =
      Pattern.compile(
          "([^-]+)(?:-(\\d[^-]*))?(?:-py[\\d.]+)?(?:-[\\w.-]+)?\\.(?:egg-info|egg|dist-info)");

  private static final Pattern VERSION = Pattern.compile("^Version: (\\S+)");

  private PythonModules() {}

  static void addTo(Modules modules) {
    for (String directory : DIRECTORIES) {
      modules.addAll(directory, "*.dist-info", PythonModules::read);
      modules.addAll(directory, "*.egg-info", PythonModules::read);
      modules.addAll(directory, "*.egg", PythonModules::read);
    }
  }

  private static Optional<Modules.Module> read(Path entry, Modules modules) {
    Matcher name = NAME.matcher(entry.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    List<Path> facts =
        Files.isRegularFile(entry)
            ? List.of(entry)
            : List.of(
                entry.resolve("METADATA"),
                entry.resolve("PKG-INFO"),
                entry.resolve("EGG-INFO/PKG-INFO"));
    Optional<String> version =
        Optional.ofNullable(name.group(2))
            .or(
                () ->
                    facts.stream()
                        .flatMap(file -> modules.line(file, VERSION).stream())
                        .findFirst());
    return Optional.of(new Modules.Module("python-module", name.group(1), version, entry, facts));
  }
}
