package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import java.io.IOException;

/** Is shown every file of every package. */
@FunctionalInterface
public interface PackageFileVisitor {
  void visit(Packages.Item installed, PackageFile file) throws IOException;
}
