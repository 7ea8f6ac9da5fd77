package dev.exhume.core;

import dev.exhume.core.analysis.os.OsDetector;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageFileVisitor;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The packages of a dead server, or of a package database that lies alone. */
public final class InstalledPackages implements Closeable {
  private final PackageInventory inventory;
  private final OperatingSystem os;
  private final Problems problems;
  private final Optional<DeadServer> server;

  private InstalledPackages(
      PackageInventory inventory,
      OperatingSystem os,
      Problems problems,
      Optional<DeadServer> server) {
    this.inventory = inventory;
    this.os = os;
    this.problems = problems;
    this.server = server;
  }

  /**
   * Reads the packages.
   *
   * @param source a database of RPM or dpkg, or whatever {@link DeadServer#open} takes
   */
  public static InstalledPackages open(Path source) throws IOException {
    Problems problems = new Problems();
    if (Files.isRegularFile(source)) {
      PackageInventory alone = PackageDetector.read(source, problems);
      if (alone.section().manager().isPresent()) {
        return new InstalledPackages(alone, OperatingSystem.unknown(), problems, Optional.empty());
      }
    }
    DeadServer server = DeadServer.open(source);
    PackageInventory inventory = PackageDetector.detect(server.root(), problems);
    OperatingSystem os = OsDetector.detect(server.root(), inventory.section(), problems);
    return new InstalledPackages(inventory, os, problems, Optional.of(server));
  }

  /** The packages as the profile lists them. */
  public Packages packages() {
    return inventory.section();
  }

  /** What they were installed on; unknown for a database alone. */
  public OperatingSystem os() {
    return os;
  }

  /** Shows every file of every package, as the package knows it. */
  public void visitFiles(PackageFileVisitor visitor) throws IOException {
    inventory.visitFiles(visitor);
  }

  /** What could not be read. */
  public List<Problem> problems() {
    return problems.sorted();
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
