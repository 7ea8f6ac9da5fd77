package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonParser;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How severe a record of OSV says that a hole is. */
final class OsvSeverity {
  private static final int MAX_SCORES = 20;

  private OsvSeverity() {}

  /** The vendor's own word where there is one, then the score. */
  static Optional<Severity> read(JsonParser json) throws IOException {
    Map<String, String> scores = new HashMap<>();
    JsonText.forEach(json, item -> readScore(item, scores));
    return scores.values().stream()
        .flatMap(score -> SeverityWord.find(score).stream())
        .min(Severity::compareTo)
        .or(() -> score(scores, "CVSS_V3"))
        .or(() -> score(scores, "CVSS_V2"));
  }

  private static Optional<Severity> score(Map<String, String> scores, String type) {
    return Optional.ofNullable(scores.get(type)).flatMap(CvssVector::severity);
  }

  private static void readScore(JsonParser json, Map<String, String> scores) throws IOException {
    String[] pair = {"", ""};
    JsonText.forEachField(
        json,
        (field, value) -> {
          switch (field) {
            case "type" -> pair[0] = JsonText.find(value).orElse("");
            case "score" -> pair[1] = JsonText.find(value).orElse("");
            default -> value.skipChildren();
          }
        });
    if (scores.size() < MAX_SCORES) {
      scores.put(pair[0], pair[1]);
    }
  }

  /** The word of a vendor among what is its own. */
  static Optional<Severity> readVendor(JsonParser json) throws IOException {
    Map<String, String> words = new HashMap<>();
    JsonText.forEachField(
        json,
        (field, value) -> {
          switch (field) {
            case "severity", "urgency", "priority" ->
                JsonText.find(value).ifPresent(word -> words.put(field, word));
            default -> value.skipChildren();
          }
        });
    return words.values().stream()
        .flatMap(word -> SeverityWord.find(word).stream())
        .min(Severity::compareTo);
  }
}
