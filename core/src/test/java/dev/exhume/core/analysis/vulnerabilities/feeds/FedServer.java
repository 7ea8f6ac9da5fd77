package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageFile;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.analysis.vulnerabilities.AdvisoryTable;
import dev.exhume.core.analysis.vulnerabilities.AssessedSource;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server with a few packages, and a folder of feeds about them. */
final class FedServer {
  private final String distribution;
  private final String release;
  private final Path folder;
  private final List<ListedPackage> installed = new ArrayList<>();
  private final Problems problems = new Problems();

  FedServer(String distribution, String release, Path folder) {
    this.distribution = distribution;
    this.release = release;
    this.folder = folder;
  }

  FedServer dpkg(String name, String version) {
    return dpkg(name, name, version);
  }

  FedServer dpkg(String name, String source, String version) {
    installed.add(
        new Listed(ItemBuilder.item(name).version(version).sourcePackage(source).build()));
    return this;
  }

  FedServer rpm(String name, String version, String release, String sourceRpm) {
    installed.add(
        new Listed(
            ItemBuilder.item(name)
                .version(version)
                .release(release)
                .architecture("x86_64")
                .sourcePackage(sourceRpm)
                .build()));
    return this;
  }

  /** An installed package of which nothing but the item is known. */
  private record Listed(Packages.Item item) implements ListedPackage {
    @Override
    public Optional<Long> offset() {
      return Optional.empty();
    }

    @Override
    public Stream<PackageFile> files() {
      return Stream.empty();
    }

    @Override
    public Stream<ExpectedFile> expected() {
      return Stream.empty();
    }

    @Override
    public List<String> paths() {
      return List.of();
    }
  }

  FedServer feed(String name, String content) throws IOException {
    return feed(name, content.getBytes(StandardCharsets.UTF_8));
  }

  FedServer feed(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    return this;
  }

  /** What is said of the server, each as "number of package: verdict, reason". */
  List<String> verdicts() {
    List<String> verdicts = new ArrayList<>();
    for (AssessedSource source : assess()) {
      for (AssessedSource.Verdict verdict : source.verdicts()) {
        if (verdict.advisory().origin().isPresent()) {
          verdicts.add(
              "%s of %s: %s, %s"
                  .formatted(
                      verdict.advisory().cve(),
                      source.build().source(),
                      verdict.assessment().state(),
                      verdict.assessment().reason()));
        }
      }
    }
    return verdicts;
  }

  List<Advisory> advisories() {
    return assess().stream()
        .flatMap(source -> source.verdicts().stream())
        .map(AssessedSource.Verdict::advisory)
        .toList();
  }

  private List<AssessedSource> assess() {
    InstalledSources sources = InstalledSources.of(os(), installed);
    return sources.assess(AdvisoryTable.with(FeedFolder.read(folder, sources, problems))).toList();
  }

  /** What could not be read, each as "file: message". */
  List<String> problems() {
    return problems.sorted().stream().map(this::line).toList();
  }

  private String line(Problem problem) {
    return Path.of(problem.path()).getFileName() + ": " + problem.message();
  }

  private OperatingSystem os() {
    return SystemBuilder.system(distribution, release).name(distribution).build();
  }
}
