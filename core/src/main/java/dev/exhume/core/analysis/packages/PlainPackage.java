package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A package of a manager that keeps what it knows in plain text.
 *
 * @param content reads its files, each time anew
 * @param settledAt as {@link ListedPackage#settledAt} has it
 */
public record PlainPackage(
    Packages.Item item, Supplier<List<ExpectedFile>> content, Optional<Instant> settledAt)
    implements ListedPackage {
  /** A package whose files were as they should be when it was installed. */
  public static PlainPackage of(Packages.Item item, Supplier<List<ExpectedFile>> content) {
    return new PlainPackage(item, content, item.installedAt());
  }

  /** A package of which no file is left. */
  public static PlainPackage erased(Packages.Item item) {
    return of(item, List::of);
  }

  @Override
  public Optional<Long> offset() {
    return Optional.empty();
  }

  @Override
  public Optional<String> thirdPartyReason() {
    return Optional.of(item)
        .filter(Packages.Item::thirdParty)
        .map(
            foreign ->
                foreign
                    .vendor()
                    .or(foreign::packager)
                    .map(maker -> "it was built by " + maker)
                    .orElse("nothing says that the distribution built it"));
  }

  @Override
  public Stream<PackageFile> files() {
    return content.get().stream().map(PackageFile::of);
  }

  @Override
  public Stream<ExpectedFile> expected() {
    return content.get().stream();
  }

  @Override
  public List<String> paths() {
    return content.get().stream().map(ExpectedFile::path).toList();
  }
}
