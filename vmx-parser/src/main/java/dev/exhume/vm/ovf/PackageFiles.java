package dev.exhume.vm.ovf;

import dev.exhume.vm.FileExtent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The files of a package, which lie in folders or in one archive. */
interface PackageFiles {
  /** Looks for a file under the name that the descriptor or the manifest has for it. */
  Found find(String name);

  /** The manifest, if there is one. */
  Optional<FileExtent> manifest();

  /**
   * What a search came upon.
   *
   * @param tried where the file was looked for in vain
   */
  record Found(Optional<FileExtent> file, List<String> tried) {
    public Found {
      Objects.requireNonNull(file);
      tried = List.copyOf(tried);
    }
  }
}
