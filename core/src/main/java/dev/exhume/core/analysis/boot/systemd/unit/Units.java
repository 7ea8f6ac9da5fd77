package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The units of a server, each read when it is first asked for. */
public final class Units {
  /** All units of a usual server have a hundredth of it. */
  private static final long MAX_TEXT = 64 << 20;

  private static final List<String> DEPENDENCY_DIRECTORIES = List.of(".wants", ".requires");

  private final Path root;
  private final Problems problems;
  private final UnitFolders folders;
  private final UnitLinks links;
  private final Map<UnitName, Set<String>> aliases = new HashMap<>();
  private final Map<UnitName, Unit> loaded = new HashMap<>();
  private long textLeft = MAX_TEXT;

  private Units(Path root, UnitFolders folders, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.folders = folders;
    this.links = new UnitLinks(folders, problems);
    for (String alias : folders.names()) {
      UnitName.parse(alias).ifPresent(this::learnAlias);
    }
  }

  /** Looks where the units of a server lie. */
  public static Units of(Path root, Problems problems) {
    return new Units(root, UnitFolders.of(root, problems), problems);
  }

  /** The unit of a name, its own or an alias. */
  public Unit get(UnitName name) {
    UnitLinks.Target target = links.follow(name);
    return loaded.computeIfAbsent(target.name(), found -> load(target));
  }

  /** Whether any file has this name, be it one that masks. */
  public boolean hasFile(UnitName name) {
    return links.follow(name).state() != State.MISSING;
  }

  /** The file or link of a name, as it was found first. */
  public Optional<Path> entry(UnitName name) {
    return folders.first(name.toString());
  }

  private Unit load(UnitLinks.Target target) {
    Set<String> names = new LinkedHashSet<>();
    names.add(target.name().toString());
    names.addAll(aliases.getOrDefault(target.name(), Set.of()));
    target.name().template().ifPresent(template -> names.add(template.toString()));
    boolean isThere = target.state() == State.LOADED;
    return new Unit(
        target.name(),
        aliases.getOrDefault(target.name(), Set.of()),
        target.state(),
        target.file(),
        isThere ? settings(target, names) : UnitSettings.NONE,
        target.state() == State.MASKED ? List.of() : dependencies(names));
  }

  private UnitSettings settings(UnitLinks.Target target, Set<String> names) {
    List<UnitSetting> settings = new ArrayList<>();
    target.file().ifPresent(file -> settings.addAll(UnitFile.read(root, file, problems)));
    for (Path dropIn : dropIns(target.name(), names)) {
      settings.addAll(UnitFile.read(root, dropIn, problems));
    }
    for (UnitSetting setting : settings) {
      textLeft -= setting.line().text().length() + (long) setting.value().length();
    }
    if (textLeft < 0) {
      problems.add(
          target.file().orElseThrow(),
          "was not read: there is too much text in the units before it");
      return UnitSettings.NONE;
    }
    return new UnitSettings(settings);
  }

  /**
   * By their file names over all directories; those for all units of a type count less than those
   * for some, and these less than the unit's own.
   */
  private Collection<Path> dropIns(UnitName name, Set<String> names) {
    Map<String, Path> byFileName = new TreeMap<>();
    for (String directory : dropInDirectories(name, names)) {
      folders
          .entries(directory)
          .forEach(
              (fileName, file) -> {
                if (fileName.endsWith(".conf")) {
                  byFileName.putIfAbsent(fileName, file);
                }
              });
    }
    return byFileName.values().stream().filter(file -> !UnitLinks.isMask(file)).toList();
  }

  /**
   * From the most to the least special: {@code a-b.service.d}, {@code a-.service.d}, {@code
   * service.d}.
   */
  private static List<String> dropInDirectories(UnitName name, Set<String> names) {
    List<String> directories = new ArrayList<>();
    names.forEach(own -> directories.add(own + ".d"));
    String prefix = name.prefix();
    for (int dash = prefix.lastIndexOf('-'); dash > 0; dash = prefix.lastIndexOf('-', dash - 1)) {
      directories.add(prefix.substring(0, dash + 1) + "." + name.type() + ".d");
    }
    directories.add(name.type() + ".d");
    return directories;
  }

  private List<Dependency> dependencies(Set<String> names) {
    List<Dependency> dependencies = new ArrayList<>();
    for (String name : names) {
      for (String directory : DEPENDENCY_DIRECTORIES) {
        folders
            .entries(name + directory)
            .forEach(
                (wanted, link) -> {
                  if (!UnitLinks.isMask(link)) {
                    dependencies.add(new Dependency(wanted, link));
                  }
                });
      }
    }
    return dependencies;
  }

  private void learnAlias(UnitName alias) {
    Optional<Path> entry = folders.first(alias.toString());
    if (entry.filter(Files::isSymbolicLink).isPresent()) {
      UnitName own = links.follow(alias).name();
      if (!own.equals(alias)) {
        aliases.computeIfAbsent(own, name -> new TreeSet<>()).add(alias.toString());
      }
    }
  }
}
