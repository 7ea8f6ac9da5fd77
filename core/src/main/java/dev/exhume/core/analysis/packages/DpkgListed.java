package dev.exhume.core.analysis.packages;

import com.google.common.base.Splitter;
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
 */
record DpkgListed(
    Packages.Item item, DpkgParagraph paragraph, Optional<Path> info, Problems problems)
    implements ListedPackage {
  @Override
  public Optional<Long> offset() {
    return Optional.empty();
  }

  @Override
  public Stream<PackageFile> files() {
    Map<String, String> digests =
        info.map(directory -> DpkgFileList.digests(directory, paragraph, problems))
            .orElse(Map.of());
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
  public List<String> paths() {
    return info.map(directory -> DpkgFileList.read(directory, paragraph, problems))
        .orElse(DpkgFileList.UNKNOWN)
        .paths();
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
