package dev.exhume.core.analysis.databases.ldap;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the databases of OpenLDAP, and whether slapd closed them. */
public final class LdapDetector {
  private static final String ENGINE = "openldap";

  private static final List<String> USUAL =
      List.of("/var/lib/ldap", "/usr/local/var/openldap-data", "/var/lib/openldap-data");

  /** The file with the entries, by what kind of database it is of. */
  private static final Map<String, String> ENTRIES =
      Map.of(
          "id2entry.bdb", "bdb or hdb",
          "id2entry.dbb", "ldbm",
          "id2entry.gdbm", "ldbm",
          "data.mdb", "mdb");

  private static final Set<String> KINDS = Set.of("bdb", "hdb", "mdb", "ldbm");

  private static final List<String> PID_FILES =
      List.of("/var/run/slapd/slapd.pid", "/var/run/openldap/slapd.pid", "/var/run/slapd.pid");

  private final Path root;
  private final Problems problems;
  private final LdapConfiguration configuration;

  private LdapDetector(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.configuration = LdapConfiguration.read(root, problems);
  }

  /** The data directories, those of the configuration first. */
  public static List<Database> detect(Path root, Problems problems) {
    return new LdapDetector(root, problems).detect();
  }

  private List<Database> detect() {
    Map<Path, Database> found = new LinkedHashMap<>();
    for (LdapBackend backend : configuration.backends()) {
      if (!KINDS.contains(backend.kind()) || backend.directory().isEmpty()) {
        continue;
      }
      ConfiguredPath.of(root, root, backend.directory())
          .filter(directory -> !DataDirectory.isMissing(directory, "OpenLDAP", problems))
          .ifPresent(
              directory ->
                  found.putIfAbsent(
                      DataDirectory.real(directory), database(directory, Optional.of(backend))));
    }
    for (String usual : USUAL) {
      ConfiguredPath.of(root, root, usual)
          .filter(directory -> kindOf(directory).isPresent())
          .ifPresent(
              directory ->
                  found.computeIfAbsent(
                      DataDirectory.real(directory),
                      real -> database(directory, Optional.empty())));
    }
    return List.copyOf(found.values());
  }

  private Database database(Path directory, Optional<LdapBackend> backend) {
    Optional<Database> locked = DataDirectory.locked(ENGINE, directory, problems);
    if (locked.isPresent()) {
      return locked.get();
    }
    List<ShutdownClue> clues = new ArrayList<>();
    AlockFile.clue(directory, problems).ifPresent(clues::add);
    LmdbLock.clue(directory, problems).ifPresent(clues::add);
    pidFile().ifPresent(clues::add);
    return DataDirectory.of(
            ENGINE,
            Optional.empty(),
            directory,
            backend.map(LdapBackend::suffixes).orElse(List.of()),
            clues,
            problems)
        .with(List.of(), facts(directory, backend));
  }

  private List<Fact> facts(Path directory, Optional<LdapBackend> backend) {
    List<Fact> facts = new ArrayList<>();
    backend.ifPresent(known -> facts.add(new Fact("backend", known.kind(), known.evidence())));
    if (backend.isEmpty()) {
      kindOf(directory)
          .ifPresent(
              kind -> facts.add(new Fact("backend", kind, Evidence.file(directory.toString()))));
    }
    Path settings = directory.resolve("DB_CONFIG");
    if (Files.isRegularFile(settings)) {
      facts.add(new Fact("DB_CONFIG", "is there", Evidence.file(settings.toString())));
    }
    return facts;
  }

  private Optional<String> kindOf(Path directory) {
    return Folder.files(directory, problems).stream()
        .flatMap(file -> Stream.ofNullable(ENTRIES.get(file.getFileName().toString())))
        .findFirst();
  }

  /** slapd removes it when it is stopped. */
  private Optional<ShutdownClue> pidFile() {
    return Stream.concat(configuration.pidFiles().stream(), PID_FILES.stream())
        .flatMap(file -> ConfiguredPath.of(root, root, file).stream())
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .map(
            file ->
                new ShutdownClue(
                    ShutdownState.UNCLEAN,
                    "slapd's pid file is left",
                    Evidence.file(file.toString())));
  }
}
