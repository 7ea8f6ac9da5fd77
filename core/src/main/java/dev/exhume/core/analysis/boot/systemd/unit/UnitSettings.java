package dev.exhume.core.analysis.boot.systemd.unit;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the file of a unit and its drop-ins say together.
 *
 * @param all in the order in which they are read: what comes later counts more
 */
public record UnitSettings(List<UnitSetting> all) {
  /** Of a unit without a file. */
  public static final UnitSettings NONE = new UnitSettings(List.of());

  private static final Splitter WORDS = Splitter.on(Pattern.compile("\\s+")).omitEmptyStrings();
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "on");
  private static final Set<String> NO = Set.of("0", "no", "n", "false", "f", "off");

  public UnitSettings {
    all = List.copyOf(all);
  }

  /** The assignments of a key that holds a list: an empty one drops those before it. */
  public List<UnitSetting> list(String section, String key) {
    List<UnitSetting> list = new ArrayList<>();
    for (UnitSetting setting : all) {
      if (setting.is(section, key)) {
        if (setting.value().isEmpty()) {
          list.clear();
        } else {
          list.add(setting);
        }
      }
    }
    return list;
  }

  /** The last assignment of a key that holds one value, unless that is empty. */
  public Optional<UnitSetting> last(String section, String key) {
    return all.stream()
        .filter(setting -> setting.is(section, key))
        .reduce((earlier, later) -> later)
        .filter(setting -> !setting.value().isEmpty());
  }

  /** The last value of a key. */
  public Optional<String> value(String section, String key) {
    return last(section, key).map(UnitSetting::value);
  }

  /** Whether a key says yes, or else what is usual. */
  public Optional<Boolean> flag(String section, String key) {
    return value(section, key)
        .filter(value -> YES.contains(value) || NO.contains(value))
        .map(YES::contains);
  }

  /**
   * The words of all assignments of a key of the section {@code [Unit]}, which nothing can drop.
   */
  public Stream<String> words(String key) {
    return all.stream()
        .filter(setting -> setting.is("Unit", key))
        .flatMap(setting -> WORDS.splitToStream(setting.value()));
  }
}
