package dev.exhume.core.kit.rebuild;

/** Where a package's files come from when the server is built anew. */
enum Origin {
  /** The archive of the distribution. */
  ARCHIVE,
  /** The old disk, because no archive of the distribution has it. */
  DISK,
  /** Nowhere: nothing that is needed requires the package. */
  NOWHERE
}
