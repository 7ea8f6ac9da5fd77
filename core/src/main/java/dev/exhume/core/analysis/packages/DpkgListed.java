package dev.exhume.core.analysis.packages;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package in the status of dpkg.
 *
 * @param info the directory of file lists, where the status has its server
 * @param diversions of the server's administrator and of its packages
 */
record DpkgListed(
    Packages.Item item,
    DpkgParagraph paragraph,
    Optional<Path> info,
    DpkgDiversions diversions,
    Optional<String> repository,
    Problems problems)
    implements ListedPackage {
  private static final int MD5_DIGITS = 32;

  @Override
  public Optional<Long> offset() {
    return Optional.empty();
  }

  @Override
  public Optional<Evidence> evidence() {
    return Optional.of(paragraph.line().evidence());
  }

  @Override
  public Optional<String> thirdPartyReason() {
    return DpkgItem.thirdPartyReason(paragraph, repository);
  }

  @Override
  public Stream<PackageFile> files() {
    Map<String, String> digests = digests();
    Map<String, String> configuration = configuration();
    return paths().stream()
        .map(
            path ->
                PackageFile.named(
                    path,
                    Optional.ofNullable(configuration.getOrDefault(path, digests.get(path))),
                    configuration.containsKey(path)));
  }

  @Override
  public Stream<ExpectedFile> expected() {
    Map<String, String> digests = digests();
    Map<String, String> configuration = configuration();
    return paths().stream()
        .map(
            path ->
                DpkgExpectation.of(
                    path,
                    diversions.location(path, item.name()),
                    Optional.ofNullable(configuration.getOrDefault(path, digests.get(path)))
                        .filter(DpkgListed::isDigest),
                    configuration.containsKey(path)));
  }

  @Override
  public List<String> paths() {
    return info.map(directory -> DpkgFileList.read(directory, paragraph, problems))
        .orElse(DpkgFileList.UNKNOWN)
        .paths();
  }

  @Override
  public List<String> locations() {
    return paths().stream().map(path -> diversions.location(path, item.name())).toList();
  }

  @Override
  public Relations relations() {
    return DpkgRelations.of(paragraph);
  }

  private Map<String, String> digests() {
    return info.map(directory -> DpkgFileList.digests(directory, paragraph, problems))
        .orElse(Map.of());
  }

  /** Of a configuration file that was never there dpkg has a word in place of a digest. */
  private static boolean isDigest(String text) {
    return text.length() == MD5_DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The configuration files of the package with their MD5 digests as it brought them. */
  private Map<String, String> configuration() {
    Map<String, String> digests = new HashMap<>();
    for (String line : Splitter.on('\n').split(paragraph.field("Conffiles").orElse(""))) {
      List<String> columns = Splitter.on(' ').splitToList(line);
      if (columns.size() >= 2) {
        digests.put(columns.get(0), columns.get(1));
      }
    }
    return digests;
  }
}
