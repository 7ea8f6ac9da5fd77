package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.google.common.base.Ascii;
import dev.exhume.core.profile.Severity;
import java.util.Optional;

/** The words in which distributors say how severe a hole is. */
final class SeverityWord {
  private SeverityWord() {}

  /** What a word means; empty for one that says nothing, such as "unspecified". */
  static Optional<Severity> find(String word) {
    return switch (Ascii.toLowerCase(word.strip())) {
      case "critical" -> Optional.of(Severity.CRITICAL);
      case "important", "high" -> Optional.of(Severity.HIGH);
      case "moderate", "medium" -> Optional.of(Severity.MEDIUM);
      case "low", "negligible", "unimportant" -> Optional.of(Severity.LOW);
      default -> Optional.empty();
    };
  }
}
