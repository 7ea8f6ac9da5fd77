package dev.exhume.core.analysis.ports.dns;

import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The domains that BIND answers for by itself. */
public final class NamedZones {
  private static final Set<String> WITH_DATA =
      Set.of("type master", "type slave", "type primary", "type secondary");

  private static final Set<String> ZONES = Set.of("zone", "view/zone");

  /** Those that every name server has, so that nobody asks the root of the tree for them. */
  private static final Pattern OF_EVERYBODY =
      Pattern.compile(
          "|localhost|localdomain|localhost\\.localdomain|(?:[0.]*0|255|(?:[01]\\.)?(?:0\\.){0,2}127)\\.in-addr\\.arpa|(?:[01]\\.)?(?:0\\.){20,31}ip6\\.(?:arpa|int)");

  private NamedZones() {}

  /** Their names, without those that a mere cache has as well. */
  public static List<String> served(Path root, Problems problems) {
    return NamedConfiguration.find(root, problems).statements(problems).stream()
        .filter(statement -> ZONES.contains(statement.path()))
        .filter(zone -> zone.elements().stream().anyMatch(WITH_DATA::contains))
        .filter(zone -> zone.words().size() > 1)
        .map(zone -> name(zone.words().get(1)))
        .filter(name -> !OF_EVERYBODY.matcher(name).matches())
        .distinct()
        .toList();
  }

  private static String name(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
