package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A unit as its files describe it.
 *
 * @param name its own, to which aliases lead
 * @param aliases its other names
 * @param file that describes it, or masks it; empty when there is none
 * @param settings of the file and its drop-ins, specifiers not yet filled in
 * @param links that make it want or require others, from directories such as {@code NAME.wants}
 */
public record Unit(
    UnitName name,
    Set<String> aliases,
    State state,
    Optional<Path> file,
    UnitSettings settings,
    List<Dependency> links) {
  /** Keys of the section {@code [Unit]} that start other units together with this one. */
  private static final List<String> PULLING =
      List.of("Requires", "Wants", "BindsTo", "BindTo", "Upholds", "RequiresOverridable");

  /** Whether systemd can do anything with it. */
  public enum State {
    /** It has a file. */
    LOADED,
    /** Its file is a link to {@code /dev/null}, or empty: it can never start. */
    MASKED,
    /** It has no file. */
    MISSING
  }

  public Unit {
    aliases = Set.copyOf(aliases);
    links = List.copyOf(links);
  }

  /** The names of the units that start with this one, links left out. */
  public Stream<String> pulled() {
    return PULLING.stream().flatMap(settings::words);
  }

  /** Whether systemd adds the dependencies that nearly every unit has. */
  public boolean hasDefaultDependencies() {
    return settings.flag("Unit", "DefaultDependencies").orElse(true);
  }

  /** The line of a key of the section that is called after the unit's type. */
  public Optional<TextLine> line(String section, String key) {
    return settings.list(section, key).stream().map(UnitSetting::line).findFirst();
  }

  /**
   * Another unit that a link makes this one start.
   *
   * @param link in a directory such as {@code multi-user.target.wants}
   */
  public record Dependency(String name, Path link) {}
}
