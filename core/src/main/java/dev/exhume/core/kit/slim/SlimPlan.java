package dev.exhume.core.kit.slim;

import dev.exhume.core.kit.slim.SlimList.Group;
import dev.exhume.core.kit.slim.SlimList.Kept;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reach.FileKind;
import dev.exhume.core.reach.PackagedFile;
import dev.exhume.core.reach.ReachedPackage;
import dev.exhume.core.reach.ServerReach;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Works out what can be taken out of a root.
 *
 * <p>Only what a package brought, or a package manager downloaded; never data, nor configuration
 * but the jobs of a package that goes, and nothing that somebody changed.
 */
public final class SlimPlan {
  private static final Comparator<Group> BY_SIZE =
      Comparator.comparingLong(Group::bytes)
          .reversed()
          .thenComparing(Group::kind)
          .thenComparing(Group::name);

  private static final Pattern JOB = Pattern.compile("/etc/cron\\.[a-z]+/[^/]+");
  private static final Set<String> INNODB = Set.of("mysql", "mariadb", "percona");
  private static final Set<String> COMPILERS = Set.of("cc", "clang", "g++", "gcc", "ld", "tcc");

  private final ServerReach reach;
  private final UsedLanguages languages;
  private final FileSizes sizes;
  private final boolean isBuiltHere;
  private final Set<String> changed;
  private final Set<String> seen = new TreeSet<>();
  private final Map<String, Collected> collected = new LinkedHashMap<>();

  private SlimPlan(
      ServerReach reach, UsedLanguages languages, FileSizes sizes, Set<String> changed) {
    this.reach = reach;
    this.languages = languages;
    this.sizes = sizes;
    this.changed = Set.copyOf(changed);
    this.isBuiltHere = hasReachedCompiler();
  }

  /**
   * Makes the list.
   *
   * @param reach of the services; empty where nobody knows whose the files are
   * @param takenOut as {@link SlimList} has it
   */
  public static SlimList of(
      Path root,
      ServerProfile profile,
      Optional<ServerReach> reach,
      boolean takenOut,
      Problems problems) {
    if (reach.isEmpty()) {
      return SlimList.nothing(takenOut);
    }
    SlimPlan plan =
        new SlimPlan(
            reach.get(),
            UsedLanguages.of(root, profile, problems),
            new FileSizes(root, problems),
            changedFiles(profile));
    plan.takePackages();
    plan.takeCaches(root, problems);
    plan.takeTemporary(profile);
    List<Group> groups =
        plan.collected.values().stream().map(Collected::group).sorted(BY_SIZE).toList();
    return new SlimList(
        takenOut,
        groups.stream().mapToLong(Group::bytes).sum(),
        groups.stream().mapToLong(Group::files).sum(),
        groups,
        plan.kept());
  }

  private static Set<String> changedFiles(ServerProfile profile) {
    return profile.customisation().modifiedFiles().orElse(List.of()).stream()
        .map(ModifiedFile::path)
        .collect(Collectors.toSet());
  }

  private List<Kept> kept() {
    return reach.packages().stream()
        .flatMap(one -> one.reason().map(why -> new Kept(one.item().name(), why)).stream())
        .toList();
  }

  private void takePackages() {
    List<ReachedPackage> packages = reach.packages();
    for (int i = 0; i < packages.size(); i++) {
      ReachedPackage one = packages.get(i);
      boolean isWhole = !one.isReached() && one.areRelationsKnown();
      String why = isWhole ? reason(i, packages) : "";
      for (PackagedFile file : reach.files(i)) {
        if (file.isReached()) {
          continue;
        }
        if (isWhole && !file.isOfReached() && goesWithItsPackage(file)) {
          take(group("package", one.item().name(), why), file.path());
        } else {
          takePart(one, file);
        }
      }
    }
  }

  /** A job would start day by day what is no longer there. */
  private boolean goesWithItsPackage(PackagedFile file) {
    return file.kind() != FileKind.STATE
        || (JOB.matcher(file.path()).matches() && !changed.contains(file.path()));
  }

  private void takePart(ReachedPackage owner, PackagedFile file) {
    boolean isKnown = owner.areRelationsKnown();
    switch (file.kind()) {
      case PROGRAM -> {
        if (isKnown) {
          take(
              group(
                  "programs",
                  owner.item().name(),
                  "a command of a package that is needed, which nothing that is needed names"),
              file.path());
        }
      }
      case LIBRARY -> {
        if (isKnown) {
          take(
              group(
                  "libraries",
                  owner.item().name(),
                  "a library of a package that is needed, which nothing that is needed loads"),
              file.path());
        }
      }
      case DOCUMENTATION ->
          take(group("documentation", "documentation", "it is for people to read"), file.path());
      case TRANSLATION -> {
        if (!languages.includes(file.path())) {
          take(
              group(
                  "translations",
                  "translations",
                  "messages in languages that no setting of the server names"),
              file.path());
        }
      }
      case DEVELOPMENT -> {
        if (!isBuiltHere) {
          take(
              group("development", "development", "only a compiler reads it, and none is needed"),
              file.path());
        }
      }
      case KERNEL ->
          take(
              group("kernel", "kernel", "a container runs on the kernel of its host"), file.path());
      case RESOURCE, STATE -> {
        // It may be read by whatever is reached.
      }
    }
  }

  private void takeCaches(Path root, Problems problems) {
    for (String directory : PackageCaches.DIRECTORIES) {
      for (String file : PackageCaches.files(root, directory, problems)) {
        take(
            group("cache", directory, "the package manager downloaded it and can do so again"),
            file);
      }
    }
    for (String file : PackageCaches.COPIES) {
      take(
          group("cache", file, "it is the package manager's copy of a file as it was before"),
          file);
    }
  }

  /** What InnoDB keeps of queries while it runs, and throws away when it starts. */
  private void takeTemporary(ServerProfile profile) {
    profile.databases().stream()
        .filter(database -> !database.embedded() && INNODB.contains(database.engine()))
        .forEach(
            database ->
                take(
                    group(
                        "temporary",
                        database.engine(),
                        "the database makes it anew whenever it starts"),
                    database.dataDirectory() + "/ibtmp1"));
  }

  private void take(Collected group, String path) {
    if (seen.add(path)) {
      OptionalLong freed = sizes.take(path);
      freed.ifPresent(bytes -> group.add(path, bytes));
    }
  }

  private Collected group(String kind, String name, String why) {
    return collected.computeIfAbsent(
        kind + "\n" + name, of -> new Collected(kind, name, why, new ArrayList<>()));
  }

  private String reason(int number, List<ReachedPackage> packages) {
    boolean isKernel =
        reach.files(number).stream().anyMatch(file -> file.kind() == FileKind.KERNEL);
    if (isKernel) {
      return "a container runs on the kernel of its host";
    }
    List<String> requirers = reach.requirers(number);
    String none = "nothing that is needed names, loads or requires anything of it";
    if (requirers.isEmpty()) {
      return none;
    }
    boolean hasReached =
        packages.stream().anyMatch(one -> one.isReached() && requirers.contains(one.item().name()));
    return hasReached
        ? "%s; %s requires it for what nobody calls".formatted(none, String.join(", ", requirers))
        : "%s; %s requires it, which is not needed either"
            .formatted(none, String.join(", ", requirers));
  }

  private boolean hasReachedCompiler() {
    int count = reach.packages().size();
    for (int i = 0; i < count; i++) {
      if (reach.files(i).stream().anyMatch(SlimPlan::isReachedCompiler)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReachedCompiler(PackagedFile file) {
    return file.isReached()
        && file.kind() == FileKind.PROGRAM
        && COMPILERS.contains(file.path().substring(file.path().lastIndexOf('/') + 1));
  }

  /** A group while its files are being found. */
  private static final class Collected {
    private final String kind;
    private final String name;
    private final String why;
    private final Collection<String> paths;
    private long bytes;

    private Collected(String kind, String name, String why, Collection<String> paths) {
      this.kind = kind;
      this.name = name;
      this.why = why;
      this.paths = paths;
    }

    private void add(String path, long freed) {
      paths.add(path);
      bytes = Math.addExact(bytes, freed);
    }

    private Group group() {
      List<String> sorted = paths.stream().sorted().toList();
      return new Group(kind, name, why, bytes, sorted.size(), sorted);
    }
  }
}
