package dev.exhume.core.kit.runbook;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How to try what the server offers, from outside. */
final class Trials {
  private static final TsvTable TABLE = TsvTable.resource(Trials.class, "trials.tsv");

  private Trials() {}

  /**
   * The rows of the table that this server needs.
   *
   * @param container its name
   */
  static List<Map<String, Object>> of(ServerProfile profile, String container) {
    return Stream.concat(
            ports(profile.container()),
            profile.databases().stream()
                .filter(database -> !database.embedded())
                .map(Database::engine)
                .distinct())
        .flatMap(key -> rows(key, container))
        .toList();
  }

  private static Stream<String> ports(ContainerPlan plan) {
    return plan.exposedPorts().stream();
  }

  private static Stream<Map<String, Object>> rows(String key, String container) {
    int slash = key.indexOf('/');
    String port = slash < 0 ? "" : key.substring(0, slash);
    return TABLE.rows().stream()
        .filter(row -> row.get("key").equals(key))
        .map(
            row ->
                Map.of(
                    "what",
                    row.get("what"),
                    "command",
                    Markdown.code(filled(row.get("command"), port, container)),
                    "expected",
                    filled(row.get("expected"), port, container)));
  }

  private static String filled(String text, String port, String container) {
    return text.replace("{port}", port).replace("{container}", container);
  }
}
