package dev.exhume.core.kit.runbook;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.kit.rebuild.RebuildList;
import java.util.List;
import java.util.Map;

/** What a server that is built anew has from elsewhere than the archive. */
final class RebuildTables {
  private static final int MAX_ROWS = 40;

  private RebuildTables() {}

  static List<Map<String, Object>> thirdParties(RebuildList list) {
    return list.thirdParty().stream()
        .limit(MAX_ROWS)
        .map(
            one ->
                ImmutableMap.<String, Object>of(
                    "package", Markdown.code(one.name()), "vendor", one.vendor().orElse("unknown")))
        .<Map<String, Object>>map(row -> row)
        .toList();
  }

  static List<Map<String, Object>> changedPrograms(RebuildList list) {
    return list.leftOut().stream()
        .limit(MAX_ROWS)
        .map(
            one ->
                ImmutableMap.<String, Object>of(
                    "path", Markdown.code(one.path()), "why", one.why()))
        .<Map<String, Object>>map(row -> row)
        .toList();
  }
}
