package dev.exhume.core.analysis.software;

/** Where a program says its version when no package does. */
enum VersionPlace {
  /** Among the strings of a binary. */
  BINARY,
  /** In a line of a text file. */
  TEXT,
  /** In an entry of a Java archive. */
  ARCHIVE,
  /** In the names of the directories that hold it. */
  PATH
}
