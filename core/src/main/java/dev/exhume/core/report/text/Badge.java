package dev.exhume.core.report.text;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Verdict;

/**
 * A judgement in one word, with a mark of its own, because not everybody sees its colour.
 *
 * @param tone the name of its colour in the style sheet
 */
public record Badge(String tone, String mark, String label) {
  /** What was found in order. */
  public static Badge good(String label) {
    return new Badge("good", "✓", label);
  }

  /** What needs a look. */
  public static Badge caution(String label) {
    return new Badge("caution", "▲", label);
  }

  /** What stands in the way. */
  public static Badge bad(String label) {
    return new Badge("bad", "✕", label);
  }

  /** What is worth a word, and neither good nor bad. */
  public static Badge plain(String label) {
    return new Badge("plain", "○", label);
  }

  /** What stands out, and is neither good nor bad. */
  public static Badge note(String label) {
    return new Badge("accent", "●", label);
  }

  /** Whether a service is needed. */
  public static Badge of(Verdict verdict) {
    return switch (verdict) {
      case NEEDED -> note("needed");
      case CONDITIONAL -> new Badge("caution", "◐", "depends");
      case UNNEEDED -> plain("not needed");
    };
  }

  /** How much a finding weighs. */
  public static Badge of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> new Badge("critical", "⬣", "critical");
      case HIGH -> new Badge("bad", "▲", "high");
      case MEDIUM -> new Badge("caution", "◆", "medium");
      case LOW -> new Badge("plain", "●", "low");
      case INFO -> plain("info");
    };
  }

  /** How something was left. */
  public static Badge of(ShutdownState state) {
    return switch (state) {
      case CLEAN -> good("clean");
      case UNCLEAN -> bad("unclean");
      case UNKNOWN -> new Badge("caution", "?", "state unknown");
    };
  }

  /** Whether the content of a mount point is here. */
  public static Badge of(MountStatus status) {
    return switch (status) {
      case PRESENT -> good("here");
      case MISSING -> bad("missing");
      case NOT_NEEDED -> plain("not needed");
    };
  }
}
