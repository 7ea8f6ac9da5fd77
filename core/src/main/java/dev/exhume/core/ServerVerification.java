package dev.exhume.core;

import dev.exhume.core.analysis.files.UnownedEntry;
import dev.exhume.core.analysis.files.UnownedFiles;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.analysis.verification.FileReport;
import dev.exhume.core.analysis.verification.PackageVerification;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of a dead server and what its packages say of them: {@code rpm -Va}, offline.
 *
 * <pre>{@code
 * try (ServerVerification verification = ServerVerification.open(List.of(root), SourceOptions.none())) {
 *   verification.verify(verification.packages(), Set.of(), report -> list(report));
 * }
 * }</pre>
 */
public final class ServerVerification implements Closeable {
  private final DeadServer server;
  private final PackageSource source;
  private final Problems problems;

  private ServerVerification(DeadServer server, PackageSource source, Problems problems) {
    this.server = server;
    this.source = source;
    this.problems = problems;
  }

  /**
   * Opens a server with its packages.
   *
   * @param sources as {@link DeadServer#open(List, SourceOptions)} takes them
   * @throws IOException when there is no root, or no package database that can be read
   */
  public static ServerVerification open(List<Path> sources, SourceOptions options)
      throws IOException {
    DeadServer server = DeadServer.open(sources, options);
    try {
      Problems problems = new Problems();
      return new ServerVerification(server, InstalledPackages.of(server, problems), problems);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Who keeps the packages: {@code rpm}, {@code dpkg} or another package manager. */
  public String manager() {
    return source.section().manager().orElse("");
  }

  /** All packages, in the order in which the package manager itself goes over them. */
  public List<ListedPackage> packages() {
    return source.packagesInDatabaseOrder();
  }

  /**
   * Compares every file of some packages.
   *
   * @param ignored what makes no difference
   * @param reports is given each file that is not as it should be
   */
  public void verify(
      Collection<ListedPackage> some, Set<FileAspect> ignored, Consumer<FileReport> reports) {
    PackageVerification verification =
        PackageVerification.thorough(server.root(), source.packages(), problems);
    for (ListedPackage one : some) {
      verification.verify(one, ignored, reports);
    }
    verification.tell();
  }

  /** What no package owns: files, and directories in which nothing is a package's. */
  public void findUnowned(Consumer<UnownedEntry> entries) {
    UnownedFiles.find(server.root(), PackageInventory.of(source, server.root()), entries, problems);
  }

  /** What could not be read so far. */
  public List<Problem> problems() {
    source.tell(problems);
    server.problems().forEach(problems::add);
    return problems.sorted();
  }

  @Override
  public void close() throws IOException {
    source.close();
    server.close();
  }
}
