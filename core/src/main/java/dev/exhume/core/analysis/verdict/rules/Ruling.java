package dev.exhume.core.analysis.verdict.rules;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.Verdict;

/**
 * What a rule came to.
 *
 * @param reason as a person would give it; what it quotes from the server is on one line
 */
public record Ruling(Verdict verdict, String reason) {
  public Ruling {
    reason = CharMatcher.javaIsoControl().replaceFrom(reason, '?');
  }

  static Ruling needed(String reason) {
    return new Ruling(Verdict.NEEDED, reason);
  }

  static Ruling conditional(String reason) {
    return new Ruling(Verdict.CONDITIONAL, reason);
  }

  static Ruling unneeded(String reason) {
    return new Ruling(Verdict.UNNEEDED, reason);
  }
}
