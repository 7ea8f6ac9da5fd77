package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;

/** Decides which files are read to compare their content. */
@FunctionalInterface
interface ContentCheck {
  /** Reads them all. */
  ContentCheck THOROUGH = (expected, state) -> true;

  /** Whether a file is to be read; if not, it counts as unchanged. */
  boolean isToBeRead(ExpectedFile expected, FileState state);
}
