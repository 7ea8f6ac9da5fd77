package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.closure.Relations;
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
 * @param related reads what it needs and offers, each time anew
 */
public record PlainPackage(
    Packages.Item item,
    Supplier<List<ExpectedFile>> content,
    Optional<Instant> settledAt,
    Supplier<Relations> related)
    implements ListedPackage {
  /** A package whose manager writes down nothing of others. */
  public PlainPackage(
      Packages.Item item, Supplier<List<ExpectedFile>> content, Optional<Instant> settledAt) {
    this(item, content, settledAt, () -> Relations.unknown(item.name()));
  }

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

  /** The same package with what it needs and offers. */
  public PlainPackage withRelations(Supplier<Relations> reading) {
    return new PlainPackage(item, content, settledAt, reading);
  }

  @Override
  public Relations relations() {
    return related.get();
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
