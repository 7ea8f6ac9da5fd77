package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data directory of PostgreSQL.
 *
 * @param version as {@code PG_VERSION} has it: {@code 8.1}, {@code 15}
 * @param configuration its postgresql.conf, whether that is there or not
 */
public record PostgresCluster(Path data, String version, Path configuration) {
  private static final String CONFIGURATION = "postgresql.conf";

  private static final List<String> USUAL =
      List.of(
          "/var/lib/pgsql/data",
          "/var/lib/pgsql/*/data",
          "/var/lib/postgres/data",
          "/var/lib/postgresql/data",
          "/var/lib/postgresql/*/*",
          "/usr/local/pgsql/data",
          "/opt/PostgreSQL/*/data",
          "/opt/rh/*/root/var/lib/pgsql/data");

  /** Where start scripts are told the data directory, and by which names. */
  private static final List<String> SETTINGS =
      List.of(
          "/etc/sysconfig/postgresql",
          "/etc/sysconfig/pgsql/*",
          "/etc/conf.d/postgresql*",
          "/etc/rc.d/init.d/*postgres*",
          "/etc/rc.d/init.d/*pgsql*",
          "/etc/init.d/*postgres*",
          "/etc/init.d/*pgsql*");

  private static final List<String> NAMES = List.of("PGDATA", "POSTGRES_DATADIR");

  /** All clusters; one that should be there and is not is a problem. */
  public static List<PostgresCluster> find(Path root, Problems problems) {
    Map<Path, PostgresCluster> found = new LinkedHashMap<>();
    for (String debian :
        List.of("/etc/postgresql/*/*/" + CONFIGURATION, "/etc/postgresql/" + CONFIGURATION)) {
      for (Path configuration : FilePattern.expand(root, debian, problems)) {
        dataDirectory(root, configuration, problems)
            .filter(data -> !DataDirectory.isMissing(data, "PostgreSQL", problems))
            .ifPresent(data -> add(found, data, configuration, problems));
      }
    }
    for (String pattern : SETTINGS) {
      for (Path file : FilePattern.expand(root, pattern, problems)) {
        ShellSettings settings = ShellSettings.read(List.of(file), problems);
        NAMES.stream()
            .flatMap(name -> settings.value(name).stream())
            .map(value -> value.replaceFirst("^~postgres/", "/var/lib/pgsql/"))
            .filter(value -> value.startsWith("/") && value.indexOf('$') < 0)
            .flatMap(value -> ConfiguredPath.of(root, root, value).stream())
            .forEach(data -> add(found, data, data.resolve(CONFIGURATION), problems));
      }
    }
    for (String pattern : USUAL) {
      for (Path data : FilePattern.expand(root, pattern, problems)) {
        if (Files.isSymbolicLink(data)) {
          DataDirectory.isMissing(data, "PostgreSQL", problems);
        }
        add(found, data, data.resolve(CONFIGURATION), problems);
      }
    }
    return List.copyOf(found.values());
  }

  /** The major version as a number that orders releases: 704 for 7.4, 1500 for 15. */
  public int release() {
    int dot = version.indexOf('.');
    return dot < 0
        ? Integer.parseInt(version) * 100
        : Integer.parseInt(version.substring(0, dot)) * 100
            + Integer.parseInt(version.substring(dot + 1));
  }

  private static void add(
      Map<Path, PostgresCluster> found, Path data, Path configuration, Problems problems) {
    Optional<String> version =
        TextFile.readStart(data.resolve("PG_VERSION"), 1, problems)
            .flatMap(TextFile::firstMeaningfulLine)
            .map(TextLine::stripped)
            .filter(text -> text.matches("\\d{1,2}(\\.\\d{1,2})?"));
    version.ifPresent(
        known ->
            found.putIfAbsent(
                DataDirectory.real(data), new PostgresCluster(data, known, configuration)));
  }

  /** Debian keeps the configuration apart, with the directory in it or as a link beside it. */
  private static Optional<Path> dataDirectory(Path root, Path configuration, Problems problems) {
    Path link = configuration.resolveSibling("pgdata");
    if (Files.isSymbolicLink(link)) {
      return Optional.of(link);
    }
    return PostgresSettings.readFile(root, configuration, problems)
        .find("data_directory")
        .flatMap(setting -> ConfiguredPath.of(root, root, setting.value()));
  }
}
