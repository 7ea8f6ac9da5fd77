package dev.exhume.core.analysis.databases.files;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.files.FileRights;
import dev.exhume.core.analysis.files.FileWatch;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that are called like a database, picked out of a walk over the whole server. Whether
 * they are one is for their first bytes to tell.
 */
public final class DataFiles implements FileWatch {
  /** More than any server has; who names files so on purpose shall not fill the memory. */
  private static final int MAX_OF_A_KIND = 2_000;

  /** What a name suggests. */
  enum Kind {
    SQLITE,
    FIREBIRD,
    HSQLDB,
    H2,
    DERBY,
    BERKELEY
  }

  private static final ImmutableMap<String, Kind> BY_EXTENSION =
      ImmutableMap.<String, Kind>builder()
          .put("db", Kind.SQLITE)
          .put("db3", Kind.SQLITE)
          .put("sqlite", Kind.SQLITE)
          .put("sqlite2", Kind.SQLITE)
          .put("sqlite3", Kind.SQLITE)
          .put("sqlitedb", Kind.SQLITE)
          .put("s3db", Kind.SQLITE)
          .put("fdb", Kind.FIREBIRD)
          .put("gdb", Kind.FIREBIRD)
          .put("script", Kind.HSQLDB)
          .buildOrThrow();

  private static final ImmutableMap<String, Kind> BY_NAME =
      ImmutableMap.of("service.properties", Kind.DERBY, "log.0000000001", Kind.BERKELEY);

  /** Where the system itself keeps such files, of which nobody has to know. */
  private static final List<String> SYSTEM =
      List.of(
          "/usr/share/",
          "/usr/lib/",
          "/usr/lib64/",
          "/usr/bin/",
          "/usr/include/",
          "/usr/src/",
          "/lib/",
          "/lib64/",
          "/boot/",
          "/etc/",
          "/proc/",
          "/sys/",
          "/dev/",
          "/run/",
          "/var/run/",
          "/var/cache/",
          "/var/lib/rpm/",
          "/var/lib/yum/",
          "/var/lib/dnf/",
          "/var/lib/dpkg/",
          "/var/lib/apt/",
          "/var/lib/aptitude/",
          "/var/lib/PackageKit/",
          "/var/lib/mlocate/",
          "/var/lib/docker/",
          "/var/lib/containers/");

  private final Map<Kind, List<Path>> found = new EnumMap<>(Kind.class);

  /** Starts with none. */
  public DataFiles() {}

  @Override
  public void file(Path file, BasicFileAttributes attributes, FileRights rights) {
    String name = file.getFileName().toString();
    kindOf(name).ifPresent(kind -> add(kind, file));
  }

  private static Optional<Kind> kindOf(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    Kind known = BY_NAME.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (name.endsWith(".h2.db") || name.endsWith(".mv.db")) {
      return Optional.of(Kind.H2);
    }
    return Optional.ofNullable(BY_EXTENSION.get(name.substring(dot + 1)));
  }

  private void add(Kind kind, Path file) {
    String path = file.toString();
    List<Path> files = found.computeIfAbsent(kind, none -> new ArrayList<>());
    if (files.size() < MAX_OF_A_KIND && SYSTEM.stream().noneMatch(path::startsWith)) {
      files.add(file);
    }
  }

  /** Those of a kind, by path. */
  List<Path> of(Kind kind) {
    return found.getOrDefault(kind, List.of()).stream().sorted().toList();
  }
}
