package dev.exhume.core.analysis.verification;

/** What comparing one aspect of a file gave. */
public enum Outcome {
  /** It is as it should be, or makes no difference. */
  PASSED,
  DIFFERS,
  /** It could not be compared. */
  UNKNOWN
}
