package dev.exhume.core.analysis.packages;

import java.io.IOException;

/** All files of all packages; they are many, and are read anew each time. */
@FunctionalInterface
interface PackageFiles {
  /** No file of any package. */
  PackageFiles NONE = visitor -> {};

  /** Shows every file, package by package. */
  void visit(PackageFileVisitor visitor) throws IOException;
}
