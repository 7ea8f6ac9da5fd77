package dev.exhume.core.analysis.ports.dns;

import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where BIND has its configuration.
 *
 * @param file that is read first, which need not be there
 * @param seenRoot the directory that the server sees as {@code /}
 */
record NamedConfiguration(Path file, Path seenRoot) {
  private static final Pattern JAIL_OPTION = Pattern.compile("(?:^|\\s)-t\\s*(/\\S+)");

  /** Looks in the directory that the server is locked into, then at the usual places. */
  static NamedConfiguration find(Path root, Problems problems) {
    Path jail = jail(root, problems);
    Path file =
        Stream.of("etc/named.conf", "etc/bind/named.conf")
            .flatMap(name -> Stream.of(jail.resolve(name), root.resolve(name)))
            .filter(Files::exists)
            .findFirst()
            .orElse(root.resolve("etc/named.conf"));
    return new NamedConfiguration(file, file.startsWith(jail) ? jail : root);
  }

  /** All its statements, and those of the files that it includes. */
  List<NamedStatement> statements(Problems problems) {
    return NamedParser.parse(seenRoot, file, problems);
  }

  private static Path jail(Path root, Problems problems) {
    ShellSettings settings =
        ShellSettings.read(
            List.of(
                root.resolve("etc/sysconfig/named"),
                root.resolve("etc/default/bind9"),
                root.resolve("etc/default/named")),
            problems);
    return settings
        .value("ROOTDIR")
        .or(() -> settings.value("OPTIONS").flatMap(NamedConfiguration::jailOption))
        .flatMap(directory -> ServerPath.of(root, "/" + directory))
        .orElse(root);
  }

  private static Optional<String> jailOption(String options) {
    Matcher option = JAIL_OPTION.matcher(options);
    return option.find() ? Optional.of(option.group(1)) : Optional.empty();
  }
}
