package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import dev.exhume.core.profile.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Chooses the directories whose data outlives the container. */
final class Volumes {
  /** What a container engine takes as a path without looking for its own separators in it. */
  private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]+)+");

  /** Programs and settings: a volume here would hide those of a new image. */
  private static final Pattern PROGRAMS =
      Pattern.compile(
          "/(bin|sbin|lib[^/]*|etc|boot|dev|proc|sys|run|tmp|var/run|var/lock|var/tmp)(/.*)?|"
              + "/(usr|usr/(?!local/).*|usr/local|usr/local/(s?bin|lib[^/]*|etc|share|include)(/.*)?)|"
              + "/(var|var/lib|var/spool|var/log|var/www|opt|home|srv|data|root|mnt|media)");

  private Volumes() {}

  /** Databases first, then what else changes, the certain before the likely. */
  static List<DataDirectory> plan(ContainerFacts facts) {
    List<DataDirectory> all = new ArrayList<>();
    facts.databases().stream()
        .filter(database -> !database.embedded())
        .map(Volumes::of)
        .forEach(all::add);
    all.addAll(facts.dataDirectories());
    List<DataDirectory> chosen = new ArrayList<>();
    all.stream()
        .filter(directory -> isFit(directory.path()))
        .sorted(
            Comparator.comparing((DataDirectory directory) -> !directory.used())
                .thenComparing(directory -> directory.path().length())
                .thenComparing(DataDirectory::path))
        .forEach(
            directory -> {
              if (chosen.stream().noneMatch(outer -> holds(outer.path(), directory.path()))) {
                chosen.add(directory);
              }
            });
    return chosen.stream()
        .sorted(
            Comparator.comparing((DataDirectory directory) -> !directory.used())
                .thenComparing(DataDirectory::path))
        .toList();
  }

  private static DataDirectory of(Database database) {
    return new DataDirectory(
        database.dataDirectory(),
        "database",
        "%s keeps its databases here".formatted(database.engine()),
        database.sizeBytes(),
        database.schemas().stream()
            .flatMap(schema -> schema.newest().stream())
            .max(Comparator.naturalOrder()),
        true);
  }

  static boolean isFit(String path) {
    return PATH.matcher(path).matches() && !PROGRAMS.matcher(path).matches();
  }

  private static boolean holds(String outer, String inner) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }
}
