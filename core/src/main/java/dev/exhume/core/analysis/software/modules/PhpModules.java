package dev.exhume.core.analysis.software.modules;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code pear} and {@code pecl install} leave: a registry entry, and a library for PHP. */
final class PhpModules {
  private static final List<String> REGISTRIES =
      List.of(
          "/usr/share/php/.registry",
          "/usr/share/pear/.registry",
          "/usr/local/lib/php/.registry",
          "/usr/local/share/pear/.registry",
          "/usr/local/php*/lib/php/.registry",
          "/opt/*/lib/php/.registry",
          "/var/lib/pear/.registry",
          "/usr/share/pear-data/.registry");

  private static final List<String> EXTENSIONS =
      List.of(
          "/usr/lib/php/modules",
          "/usr/lib64/php/modules",
          "/usr/lib/php[3-8]/*",
          "/usr/lib/php/20*",
          "/usr/lib64/php[3-8]/extensions",
          "/usr/local/lib/php/extensions/*",
          "/usr/local/php*/lib/php/extensions/*");

  /** As PHP writes down an array: the release's version, or the only one in old entries. */
  private static final Pattern VERSION =
      Pattern.compile(
          "s:7:\"version\";(?:a:\\d{1,3}:\\{s:7:\"release\";)?s:\\d{1,3}:\"([^\"]{1,64})\"");

  private PhpModules() {}

  static void addTo(Modules modules) {
    for (String registry : REGISTRIES) {
      modules.addAll(registry, "*.reg", PhpModules::readEntry);
      modules.addAll(registry + "/.channel.*", "*.reg", PhpModules::readEntry);
    }
    EXTENSIONS.forEach(directory -> modules.addAll(directory, "*.so", PhpModules::readExtension));
  }

  private static Optional<Modules.Module> readEntry(Path entry, Modules modules) {
    return Optional.of(
        new Modules.Module(
            "php-module",
            withoutEnding(entry),
            modules.text(entry, VERSION),
            entry,
            List.of(entry)));
  }

  private static Optional<Modules.Module> readExtension(Path entry, Modules modules) {
    return Optional.of(
        new Modules.Module(
            "php-extension", withoutEnding(entry), Optional.empty(), entry, List.of(entry)));
  }

  private static String withoutEnding(Path entry) {
    String name = entry.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
