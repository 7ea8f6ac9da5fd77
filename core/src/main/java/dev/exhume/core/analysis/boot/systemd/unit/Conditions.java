package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.ExecuteBits;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The conditions under which a unit starts, as far as they can be decided on a disk alone. A unit
 * starts unless one of them is known to fail.
 *
 * @see <a
 *     href="https://www.freedesktop.org/software/systemd/man/systemd.unit.html#Conditions%20and%20Asserts">Conditions
 *     and Asserts</a>
 */
public final class Conditions {
  private static final List<String> KINDS = List.of("Condition", "Assert");

  /** What lies there came into being with each boot. */
  private static final Pattern VOLATILE =
      Pattern.compile("/(?:run|var/run|proc|sys|dev|tmp)(?:/.*)?");

  private static final Set<String> CONTAINERS =
      Set.of(
          "container",
          "docker",
          "podman",
          "lxc",
          "lxc-libvirt",
          "openvz",
          "systemd-nspawn",
          "rkt",
          "wsl",
          "proot",
          "pouch",
          "private-users");

  private final Path root;
  private final Specifiers specifiers;
  private final Problems problems;

  /** Looks at the files of one server. */
  public Conditions(Path root, Specifiers specifiers, Problems problems) {
    this.root = root;
    this.specifiers = specifiers;
    this.problems = problems;
  }

  /** The setting that keeps a unit from starting. */
  public Optional<UnitSetting> failed(Unit unit) {
    return KINDS.stream().flatMap(kind -> failed(unit, kind).stream()).findFirst();
  }

  /** All must hold, but of those behind a bar it is enough that one does. */
  private Optional<UnitSetting> failed(Unit unit, String kind) {
    List<UnitSetting> alternatives = new ArrayList<>();
    boolean anyMayHold = false;
    for (UnitSetting setting : inForce(unit.settings(), kind)) {
      Optional<Boolean> holds = holds(setting, setting.key().substring(kind.length()), unit.name());
      if (setting.value().startsWith("|")) {
        alternatives.add(setting);
        anyMayHold |= holds.orElse(true);
      } else if (!holds.orElse(true)) {
        return Optional.of(setting);
      }
    }
    return anyMayHold ? Optional.empty() : alternatives.stream().findFirst();
  }

  /** An empty one drops all before it, of whatever sort. */
  private static List<UnitSetting> inForce(UnitSettings settings, String kind) {
    List<UnitSetting> conditions = new ArrayList<>();
    for (UnitSetting setting : settings.all()) {
      if (setting.section().equals("Unit") && setting.key().startsWith(kind)) {
        if (setting.value().isEmpty()) {
          conditions.clear();
        } else {
          conditions.add(setting);
        }
      }
    }
    return conditions;
  }

  /** Whether it holds, if that can be told. */
  private Optional<Boolean> holds(UnitSetting setting, String sort, UnitName unit) {
    String value = setting.value();
    String argument = (value.startsWith("|") ? value.substring(1) : value).strip();
    boolean negated = argument.startsWith("!");
    String wanted = specifiers.fillIn((negated ? argument.substring(1) : argument).strip(), unit);
    return specifiers.isFilledIn(wanted)
        ? holds(sort, wanted).map(holds -> holds != negated)
        : Optional.empty();
  }

  private Optional<Boolean> holds(String sort, String wanted) {
    return switch (sort) {
      case "PathExists" -> file(wanted).map(Files::exists);
      case "PathIsDirectory" -> file(wanted).map(Files::isDirectory);
      case "PathIsSymbolicLink" -> file(wanted).map(Files::isSymbolicLink);
      case "DirectoryNotEmpty" ->
          file(wanted).map(directory -> !Folder.entries(directory, problems).isEmpty());
      case "FileNotEmpty" -> file(wanted).map(this::isNotEmpty);
      case "FileIsExecutable" -> file(wanted).map(this::isExecutable);
      case "PathExistsGlob" ->
          file(wanted).map(pattern -> !FilePattern.expand(root, wanted, problems).isEmpty());
      case "Virtualization" -> virtualization(wanted);
      default -> Optional.empty();
    };
  }

  /** What has a disk and booted from it was no container; whether it was a machine is unknown. */
  private static Optional<Boolean> virtualization(String wanted) {
    return CONTAINERS.contains(wanted) ? Optional.of(false) : Optional.empty();
  }

  private Optional<Path> file(String path) {
    return VOLATILE.matcher(path).matches() ? Optional.empty() : ServerPath.of(root, path);
  }

  private boolean isNotEmpty(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) > 0;
    } catch (IOException e) {
      problems.unreadable(file, e);
      return true;
    }
  }

  private boolean isExecutable(Path file) {
    try {
      return Files.isRegularFile(file) && ExecuteBits.isAnySet(file);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return true;
    }
  }
}
