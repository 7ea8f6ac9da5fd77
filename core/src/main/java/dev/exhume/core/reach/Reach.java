package dev.exhume.core.reach;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.closure.PackageClosure;
import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Goes from what is needed to what that names, loads and requires, until nothing new is found.
 *
 * <p>It errs on the side of what is needed: any word of a script may be a command, any text in a
 * program the name of a file. A package of which a file is reached is reached, with all its files
 * but commands and shared libraries, which are reached each by itself.
 */
final class Reach {
  private static final int MIN_TEXT_OF_PROGRAM = 5;

  private final Path root;
  private final List<ListedPackage> packages;
  private final List<Relations> relations;
  private final OwnedFiles owned;
  private final FileIndex index;
  private final PackageClosure closure;
  private final Companions companions;
  private final Problems problems;
  private final NamePatterns keptPackages = NamePatterns.resource("kept-packages.tsv");
  private final NamePatterns keptPrograms = NamePatterns.resource("kept-programs.tsv");
  private final Map<String, String> reached = new HashMap<>();
  private final Set<String> reachedNames = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  /** What texts name, of which directories count. */
  private final Set<String> directories = new HashSet<>();

  private final Set<String> languages = new TreeSet<>();
  private final Map<Integer, String> touched = new TreeMap<>();
  private final Deque<String> pending = new ArrayDeque<>();
  private final Map<String, Uses> uses = new HashMap<>();
  private final Map<String, Set<String>> interpreters = new HashMap<>();
  private final Map<Integer, Set<Integer>> requiredBy = new HashMap<>();
  private final Map<String, Integer> widths = new HashMap<>();

  /** Where the reasoning is, as the end of a sentence about what is reached next. */
  private String because = "the services are started with it";

  private Reach(Path root, List<ListedPackage> packages, Set<String> data, Problems problems) {
    this.root = root;
    this.packages = packages;
    this.relations = packages.stream().map(ListedPackage::relations).toList();
    this.owned = OwnedFiles.of(root, packages);
    this.index = FileIndex.of(root, owned, data, problems);
    this.closure = PackageClosure.of(relations, owned::owners);
    this.companions = Companions.of(owned, relations);
    this.problems = problems;
  }

  /**
   * Finds what is reached.
   *
   * @param data directories in which nothing names a program
   * @param changed files of packages that somebody changed
   */
  static Reached find(
      Path root,
      List<ListedPackage> packages,
      Seeds seeds,
      Set<String> data,
      Set<String> changed,
      Problems problems) {
    Reach reach = new Reach(root, packages, data, problems);
    seeds.paths().forEach(reach::reach);
    seeds.texts().forEach(text -> reach.take(text));
    reach.because = "somebody changed a file of it";
    changed.forEach(reach::reach);
    reach.takePackages(Set.copyOf(seeds.packages()));
    reach.takeLoose();
    reach.takeNameServices();
    reach.settle();
    return reach.result();
  }

  private Reached result() {
    return new Reached(packages, owned, closure, relations, touched, reached.keySet());
  }

  private void takePackages(Set<String> names) {
    for (int i = 0; i < packages.size(); i++) {
      String name = packages.get(i).item().name();
      boolean whole = isWhole(i);
      if (whole || names.contains(name)) {
        because =
            names.contains(name)
                ? "a service that is needed belongs to it"
                : relations.get(i).isEssential()
                    ? "its distribution takes for granted that it is there"
                    : packages.get(i).item().thirdParty()
                        ? "somebody else than the distribution made it"
                        : "every program counts on it";
        touch(i);
      }
    }
  }

  /** What is taken for granted, and what somebody else made, stays as a whole. */
  private boolean isWhole(int number) {
    Packages.Item item = packages.get(number).item();
    return relations.get(number).isEssential()
        || item.thirdParty()
        || keptPackages.match(item.name());
  }

  private void takeLoose() {
    for (Path file : index.loose()) {
      String path = file.toString();
      because = path + " leads to it, which no package owns";
      if (Files.isSymbolicLink(file)) {
        if (LooseFiles.isTellingLink(path)) {
          follow(file);
        }
      } else if (LooseFiles.isTelling(file, path, problems)) {
        Content content = Content.read(file, problems);
        because = path + " names it, which no package owns";
        take(content);
        LooseFiles.language(path).ifPresent(languages::add);
        content.interpreter().forEach(program -> languages.add(baseName(program)));
      }
    }
  }

  /** Each word in it is the name of a library. */
  private void takeNameServices() {
    because = "/etc/nsswitch.conf names it";
    TextFile.read(root.resolve("etc/nsswitch.conf"), problems)
        .ifPresent(
            file ->
                TextNames.read(
                    file.text(),
                    word -> {
                      for (String name : index.libraryNames()) {
                        if (name.startsWith("libnss_" + word + ".so")) {
                          index.libraries(name).forEach(this::reach);
                        }
                      }
                    }));
  }

  private void settle() {
    boolean grows = true;
    while (grows) {
      while (!pending.isEmpty()) {
        process(pending.pop());
      }
      int before = touched.size();
      because = "programs that are needed look for its files when they run";
      companions.lookedFor(reachedNames, languages).forEach(this::touch);
      for (int number : List.copyOf(touched.keySet())) {
        because = packages.get(number).item().name() + " requires it";
        followRequirements(number);
      }
      grows = touched.size() > before || !pending.isEmpty();
    }
  }

  private void followRequirements(int number) {
    relations.get(number).needs().stream()
        .filter(need -> !need.isForScripts())
        .map(closure::providers)
        .filter(providers -> providers.stream().noneMatch(touched::containsKey))
        .filter(providers -> !isOnlyForUnreached(number, providers))
        .toList()
        .forEach(providers -> providers.forEach(this::touch));
  }

  /** Whether commands and libraries that nothing reaches are why a package requires another. */
  private boolean isOnlyForUnreached(int number, SortedSet<Integer> providers) {
    if (providers.isEmpty()) {
      return true;
    }
    if (companions.areOfOneLanguage(number, providers)) {
      return false;
    }
    Set<String> ofReached = new HashSet<>();
    for (String path : owned.of(number)) {
      ofReached.addAll(interpreters.getOrDefault(path, Set.of()));
    }
    if (companions.areModules(providers, ofReached)) {
      return false;
    }
    Set<String> ofUnreached = new HashSet<>();
    for (String path : owned.of(number)) {
      if (FileKind.of(path).standsAlone() && !reached.containsKey(path)) {
        Uses used = uses.computeIfAbsent(path, this::uses);
        if (providers.stream().anyMatch(used.packages()::contains)) {
          return true;
        }
        ofUnreached.addAll(used.languages());
      }
    }
    return companions.areModules(providers, ofUnreached) || isForInstallation(number, providers);
  }

  /**
   * Whether packages are the interpreter of a language in which no file of a package is written.
   */
  private boolean isForInstallation(int number, SortedSet<Integer> providers) {
    return LooseFiles.languages().stream()
        .filter(name -> providers.stream().anyMatch(one -> relations.get(one).isCalled(name)))
        .anyMatch(
            name ->
                owned.of(number).stream()
                    .noneMatch(path -> LooseFiles.language(path).filter(name::equals).isPresent()));
  }

  private Uses uses(String path) {
    Set<Integer> users = new HashSet<>();
    Optional<Path> file = ServerPath.of(root, path).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return new Uses(users, Set.of());
    }
    Content content = Content.read(file.get(), problems);
    content
        .links()
        .ifPresent(
            links ->
                links
                    .needed()
                    .forEach(
                        name -> index.libraries(name).forEach(of -> users.addAll(owners(of)))));
    content.interpreter().forEach(program -> users.addAll(owners(program)));
    if (content.isScript()) {
      content.names(
          word -> {
            index.commands(baseName(word)).forEach(command -> users.addAll(owners(command)));
            if (word.startsWith("/")) {
              users.addAll(owners(word));
            }
          },
          problems);
    }
    return new Uses(users, languages(content));
  }

  /** The names of what runs a script. */
  private static Set<String> languages(Content content) {
    return content.interpreter().stream().map(Reach::baseName).collect(Collectors.toSet());
  }

  private List<Integer> owners(String path) {
    List<Integer> owners = owned.owners(path);
    Optional<Path> file = ServerPath.of(root, path);
    if (file.isPresent() && Files.isSymbolicLink(file.get())) {
      List<Integer> all = new ArrayList<>(owners);
      target(file.get()).ifPresent(target -> all.addAll(owned.owners(target)));
      return all;
    }
    return owners;
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(link.toRealPath().toString());
    } catch (IOException e) {
      // It leads nowhere, and so is of no use.
      return Optional.empty();
    }
  }

  private void reach(String path) {
    if (path.startsWith("/") && ServerPath.of(root, path).isPresent()) {
      String real = owned.real(path);
      if (reached.putIfAbsent(real, because) == null) {
        pending.add(real);
      }
    }
  }

  private void process(String path) {
    Path file = ServerPath.of(root, path).orElseThrow();
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException absent) {
      reached.remove(path);
      return;
    }
    List<Integer> owners = owned.owners(path);
    because = "%s is reached: %s".formatted(path, reached.get(path));
    if (Files.isDirectory(file)) {
      // A directory of many packages is no sign of any of them.
      if (owners.size() == 1 && directories.contains(path)) {
        touch(owners.get(0));
      }
      return;
    }
    owners.forEach(this::touch);
    because = path + " names it";
    reachedNames.add(baseName(path));
    if (attributes.isSymbolicLink()) {
      follow(file);
    } else if (attributes.isRegularFile() && !LooseFiles.isList(path)) {
      Content content = Content.read(file, problems);
      interpreters.put(path, languages(content));
      take(content);
    }
  }

  /** One step at a time, because each link may be a package's. */
  private void follow(Path link) {
    try {
      Path parent = link.getParent();
      if (parent != null) {
        reach(parent.resolve(Files.readSymbolicLink(link)).normalize().toString());
      }
      target(link).ifPresent(this::reach);
    } catch (IOException e) {
      problems.unreadable(link, e);
    }
  }

  private void touch(int number) {
    if (touched.putIfAbsent(number, because) != null) {
      return;
    }
    String before = because;
    because = "it is of %s, which is needed".formatted(packages.get(number).item().name());
    boolean whole = isWhole(number);
    for (String path : owned.of(number)) {
      FileKind kind = FileKind.of(path);
      boolean isRead =
          switch (kind) {
            case PROGRAM -> whole || keptPrograms.match(baseName(path));
            case LIBRARY -> whole;
            case RESOURCE -> mayLead(path);
            case STATE -> path.startsWith("/etc/") && !path.contains("-available/");
            case DOCUMENTATION, TRANSLATION, DEVELOPMENT, KERNEL -> false;
          };
      if (isRead && (kind.standsAlone() || isFile(path))) {
        reach(path);
      }
    }
    because = before;
  }

  private boolean mayLead(String path) {
    return path.contains(".so")
        || path.endsWith(".sh")
        || path.contains("/cgi-bin/")
        || path.contains("exec/")
        || path.startsWith("/lib/")
        || (path.startsWith("/usr/lib") && path.indexOf('.', path.lastIndexOf('/')) < 0);
  }

  private boolean isFile(String path) {
    return ServerPath.of(root, path)
        .filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
        .isPresent();
  }

  private void take(String text) {
    TextNames.read(text, this::takeWord);
  }

  private void take(Content content) {
    content.interpreter().forEach(this::takeWord);
    if (content.links().isEmpty()) {
      content.names(this::takeWord, problems);
      return;
    }
    take(content.links().get());
    boolean mayStartPrograms = content.links().get().mayStartPrograms();
    Set<Integer> counted = packagesAround(content.file().toString());
    content.names(text -> takeTextOfProgram(text, mayStartPrograms, counted), problems);
  }

  /** The packages of a program and those that they require; none for a program of no package. */
  private Set<Integer> packagesAround(String path) {
    Set<Integer> around = new HashSet<>();
    for (Integer owner : owned.owners(path)) {
      around.addAll(requiredBy.computeIfAbsent(owner, this::requirements));
      around.add(owner);
    }
    return around;
  }

  private Set<Integer> requirements(int number) {
    return relations.get(number).needs().stream()
        .flatMap(need -> closure.providers(need).stream())
        .collect(Collectors.toSet());
  }

  /**
   * Takes what may be the name of a file, or of a command: most short texts mean something else,
   * and a directory is only where a program might look.
   */
  private void takeTextOfProgram(String text, boolean mayStartPrograms, Set<Integer> counted) {
    if (text.startsWith("/")) {
      reach(text);
    } else if (text.contains(".so")) {
      index.libraries(baseName(text)).forEach(this::reach);
    } else if (mayStartPrograms && text.length() >= MIN_TEXT_OF_PROGRAM) {
      for (String command : index.commands(text)) {
        if (counted.isEmpty() || owned.owners(command).stream().anyMatch(counted::contains)) {
          reach(command);
        }
      }
    }
  }

  private void take(ElfLinks links) {
    links.interpreter().ifPresent(this::reach);
    for (String name : links.needed()) {
      for (String library : index.libraries(name)) {
        int width = widths.computeIfAbsent(library, this::width);
        if (width == 0 || width == links.bits()) {
          reach(library);
        }
      }
    }
  }

  /** How wide the addresses of a library are; 0 if it is none. */
  private int width(String library) {
    return ServerPath.of(root, library)
        .filter(Files::isRegularFile)
        .flatMap(file -> Content.read(file, problems).links())
        .map(ElfLinks::bits)
        .orElse(0);
  }

  private void takeWord(String word) {
    if (words.add(word)) {
      if (word.startsWith("/") && FileKind.of(word) != FileKind.STATE) {
        String real = owned.real(word);
        if (directories.add(real)) {
          reached.remove(real);
        }
      }
      takeName(word);
    }
  }

  private void takeName(String word) {
    String name = baseName(word);
    if (name.contains(".so")) {
      index.libraries(name).forEach(this::reach);
    }
    index.commands(name).forEach(this::reach);
    if (word.startsWith("/") && word.length() > 1) {
      reach(word);
    }
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What a file that is not reached uses of packages. */
  private record Uses(Set<Integer> packages, Set<String> languages) {}
}
