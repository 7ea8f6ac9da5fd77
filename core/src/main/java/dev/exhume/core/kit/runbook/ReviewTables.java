package dev.exhume.core.kit.runbook;

import dev.exhume.core.kit.root.Change;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.ServerProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody has to look at. */
final class ReviewTables {
  /** A table is for reading; the profile has the rest. */
  private static final int MAX_ROWS = 200;

  private final ServerProfile profile;

  ReviewTables(ServerProfile profile) {
    this.profile = profile;
  }

  List<Map<String, Object>> conflicts() {
    return profile.os().conflicts().stream().map(ReviewTables::conflict).toList();
  }

  private static Map<String, Object> conflict(OperatingSystem.Conflict conflict) {
    return Map.of(
        "claim", conflict.claim(),
        "evidence", Markdown.code(conflict.evidence().location()),
        "against", conflict.against());
  }

  /** The first of the changes, which are not part of the profile. */
  static List<Map<String, Object>> changes(List<Change> changes) {
    return changes.stream().limit(MAX_ROWS).map(ReviewTables::change).toList();
  }

  private static Map<String, Object> change(Change change) {
    return Map.of("path", Markdown.code(change.path()), "what", change.what(), "why", change.why());
  }

  List<Map<String, Object>> findings() {
    return profile.findings().stream().map(ReviewTables::finding).toList();
  }

  private static Map<String, Object> finding(Finding finding) {
    return Map.of(
        "severity", finding.severity().name().toLowerCase(Locale.ROOT),
        "title", finding.title(),
        "detail", sentence(finding.detail()),
        "remedy", sentence(finding.remedy()),
        "evidence",
            finding.evidence().stream()
                .map(Evidence::location)
                .map(Markdown::code)
                .collect(Collectors.joining(", ")));
  }

  List<Map<String, Object>> problems() {
    return profile.problems().stream()
        .limit(MAX_ROWS)
        .map(
            problem ->
                Map.<String, Object>of(
                    "path", Markdown.code(problem.path()), "message", problem.message()))
        .toList();
  }

  private static String sentence(String text) {
    return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
  }
}
