package dev.exhume.core.kit.runbook;

import dev.exhume.core.kit.plan.Versions;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.TsvTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What it takes to move the server's software to releases that are maintained. */
final class WayOut {
  private static final TsvTable TABLE = TsvTable.resource(WayOut.class, "way-out.tsv");

  private WayOut() {}

  /** Each program of note with its versions and the advice for them. */
  static List<Map<String, Object>> of(ServerProfile profile) {
    Map<String, Set<String>> versions = new LinkedHashMap<>();
    for (Software software : profile.software()) {
      versions
          .computeIfAbsent(software.name(), name -> new LinkedHashSet<>())
          .add(software.version().orElse(""));
    }
    List<Map<String, Object>> ways = new ArrayList<>();
    versions.forEach(
        (name, known) -> {
          List<String> advice = advice(name, known);
          if (!advice.isEmpty()) {
            ways.add(Map.of("name", name, "versions", listed(known), "advice", advice));
          }
        });
    return ways;
  }

  private static List<String> advice(String name, Set<String> versions) {
    return TABLE.rows().stream()
        .filter(row -> row.get("name").equals(name))
        .filter(row -> versions.stream().anyMatch(version -> applies(row, version)))
        .map(row -> row.get("advice"))
        .toList();
  }

  private static String listed(Set<String> versions) {
    return versions.stream()
        .filter(version -> !version.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** A version that is not known may be any. */
  private static boolean applies(TsvTable.Row row, String version) {
    return version.isEmpty()
        || row.find("below").map(below -> Versions.isBefore(version, below)).orElse(true);
  }
}
