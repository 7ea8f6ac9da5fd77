package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.OperatingSystem.Kernel;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern that the kernels of one distribution have in their versions, such as {@code
 * 2.6.9-67.EL}.
 *
 * @param version of the distribution, where the pattern does not find it
 */
record KernelName(Distribution distribution, Pattern pattern, Optional<String> version) {
  private static final List<KernelName> TABLE =
      TsvTable.resource(KernelName.class, "kernel-names.tsv").rows().stream()
          .map(
              row ->
                  new KernelName(
                      Distribution.findOrMake(row.get("id"), row.get("id"), List.of()),
                      Pattern.compile(row.get("pattern")),
                      row.find("version")))
          .toList();

  /** What the kernels hint at: the newest says what the server was in the end. */
  static Optional<ReleaseClaim> hint(Path root, List<Kernel> kernels) {
    return kernels.stream()
        .flatMap(kernel -> TABLE.stream().flatMap(row -> row.hint(root, kernel).stream()))
        .reduce((older, newer) -> newer);
  }

  private Optional<ReleaseClaim> hint(Path root, Kernel kernel) {
    return ReleaseMatch.find(pattern, kernel.version())
        .map(
            match ->
                new ReleaseClaim(
                    distribution,
                    match.version().or(() -> version),
                    Optional.empty(),
                    Optional.empty(),
                    evidence(root, kernel.version()),
                    true));
  }

  private static Evidence evidence(Path root, String kernel) {
    Path modules = root.resolve("lib/modules").resolve(kernel);
    Path image = root.resolve("boot").resolve("vmlinuz-" + kernel);
    return Evidence.file((Files.isDirectory(modules) ? modules : image).toString());
  }
}
