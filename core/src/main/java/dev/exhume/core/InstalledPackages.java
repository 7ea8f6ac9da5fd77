package dev.exhume.core;

import dev.exhume.core.analysis.os.OsDetector;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.vulnerabilities.AdvisoryTable;
import dev.exhume.core.analysis.vulnerabilities.AssessedSource;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedFolder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The packages of a dead server, or of a package database that lies alone. */
public final class InstalledPackages implements Closeable {
  private final PackageSource source;
  private final Optional<DeadServer> server;
  private final Problems problems;

  private InstalledPackages(PackageSource source, Optional<DeadServer> server, Problems problems) {
    this.source = source;
    this.server = server;
    this.problems = problems;
  }

  /**
   * Finds the packages.
   *
   * @param source a package database, a directory that holds one, or whatever {@link
   *     DeadServer#open} takes
   * @throws IOException when it is none of them, or holds no packages that can be read
   */
  public static InstalledPackages open(Path source) throws IOException {
    return open(List.of(source), Optional.empty());
  }

  /**
   * Finds the packages of a server that may have several disks.
   *
   * @param sources as {@link DeadServer#open(List, Optional)} takes them, or one database
   * @param volume that holds the root, if it is not to be searched for
   * @throws IOException when there are none that can be read
   */
  public static InstalledPackages open(List<Path> sources, Optional<String> volume)
      throws IOException {
    return open(sources, SourceOptions.ofVolume(volume));
  }

  /**
   * Finds the packages of a server that may have several disks.
   *
   * @param sources as {@link DeadServer#open(List, SourceOptions)} takes them, or one database
   * @throws IOException when there are none that can be read
   */
  public static InstalledPackages open(List<Path> sources, SourceOptions options)
      throws IOException {
    Problems problems = new Problems();
    Path source = sources.get(0);
    boolean isAlone = sources.size() == 1 && options.volume().isEmpty();
    if (isAlone && mayBeDatabase(source)) {
      Optional<PackageSource> alone = PackageDetector.openAlone(source, problems);
      if (alone.isPresent()) {
        return new InstalledPackages(readable(alone.get()), Optional.empty(), problems);
      }
    }
    DeadServer server;
    try {
      server = DeadServer.open(sources, options);
    } catch (IOException notServer) {
      if (!isAlone) {
        throw notServer;
      }
      return salvage(source, problems, notServer);
    }
    try {
      return new InstalledPackages(of(server, problems), Optional.of(server), problems);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** A root holds its database where it belongs; anything else may be one. */
  private static boolean mayBeDatabase(Path source) {
    return Files.isDirectory(source) ? !LinuxRoot.isOne(source) : Files.isRegularFile(source);
  }

  private static InstalledPackages salvage(Path source, Problems problems, IOException notServer)
      throws IOException {
    if (Files.isRegularFile(source)) {
      PackageSource salvaged = PackageDetector.salvage(source, problems);
      if (salvaged.failure().isEmpty()) {
        return new InstalledPackages(salvaged, Optional.empty(), problems);
      }
      if (!(notServer instanceof FileSystemException)) {
        throw new IOException(notServer.getMessage() + "; nor is it a database of packages");
      }
    }
    throw notServer;
  }

  /** The packages that a server keeps, if they can be read. */
  static PackageSource of(DeadServer server, Problems problems) throws IOException {
    return readable(
        PackageDetector.open(server.root(), problems)
            .orElseThrow(
                () ->
                    new IOException(
                        server.location()
                            + ": no package manager that is known keeps packages there")));
  }

  private static PackageSource readable(PackageSource source) throws IOException {
    if (source.failure().isPresent()) {
      String file = source.section().database().map(Packages.PackageDatabase::path).orElse("");
      source.close();
      throw new IOException(file + ": " + source.failure().get());
    }
    return source;
  }

  /** The packages as the profile lists them. */
  public Packages packages() {
    return source.section();
  }

  /** The same one by one, with their files. */
  public List<ListedPackage> listed() {
    return source.packages();
  }

  /**
   * Packages that were erased: what RPM's database still holds in its free parts, each of which
   * tells by its integrity how sure it is, and what dpkg remembers for their configuration.
   */
  public List<ListedPackage> erased() {
    return source.erased();
  }

  /** What they were installed on, which is found out anew each time. */
  public OperatingSystem os() {
    Packages packages = source.section();
    return server
        .map(dead -> OsDetector.detect(dead.root(), packages, problems))
        .orElseGet(() -> OsDetector.ofPackages(packages));
  }

  /**
   * What is known of the packages' holes, whether a build has them or not. What of them is reached
   * only the analysis of a whole server tells.
   *
   * @param advisories a folder with feeds, beside what the program knows
   */
  public List<AssessedSource> assess(Optional<Path> advisories) {
    InstalledSources sources = InstalledSources.of(os(), listed());
    return sources
        .assess(
            advisories
                .map(folder -> AdvisoryTable.with(FeedFolder.read(folder, sources, problems)))
                .orElseGet(AdvisoryTable::shipped))
        .toList();
  }

  /** What could not be read so far. */
  public List<Problem> problems() {
    source.tell(problems);
    server.ifPresent(dead -> dead.problems().forEach(problems::add));
    return problems.sorted();
  }

  @Override
  public void close() throws IOException {
    source.close();
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
