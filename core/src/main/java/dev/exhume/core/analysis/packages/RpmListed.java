package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.rpm.RpmChangelogEntry;
import dev.exhume.rpm.RpmFile;
import dev.exhume.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A package in a database of RPM. */
record RpmListed(
    Path file,
    RpmPackage rpm,
    Packages.Item item,
    Optional<String> thirdPartyReason,
    Problems problems)
    implements ListedPackage {
  @Override
  public Optional<Long> offset() {
    return Optional.of(rpm.offset());
  }

  @Override
  public Optional<Evidence> evidence() {
    return Optional.of(Evidence.offset(file.toString(), rpm.offset()));
  }

  @Override
  public Stream<PackageFile> files() {
    List<RpmFile> files = readOrTell("files", rpm::files);
    return files.stream().map(packaged -> RpmItem.file(packaged, rpm.digestAlgorithm()));
  }

  @Override
  public Stream<ExpectedFile> expected() {
    List<RpmFile> files = readOrTell("files", rpm::files);
    return files.stream().flatMap(packaged -> RpmExpectation.of(packaged).stream());
  }

  @Override
  public List<String> paths() {
    return readOrTell("files", rpm::filePaths);
  }

  @Override
  public Relations relations() {
    try {
      return RpmRelations.of(rpm);
    } catch (IOException e) {
      problems.add(
          file, "%s: relations cannot be read: %s".formatted(item.nevra(), Problems.reason(e)));
      return Relations.unknown(item.name());
    }
  }

  @Override
  public Stream<String> changelog() {
    return readOrTell("the change log", rpm::changelog).stream().map(RpmChangelogEntry::text);
  }

  private <T> List<T> readOrTell(String what, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      problems.add(
          file, "%s: %s cannot be read: %s".formatted(item.nevra(), what, Problems.reason(e)));
      return List.of();
    }
  }

  private interface Reading<T> {
    List<T> read() throws IOException;
  }
}
