package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares all files of packages with the disk, one after the other.
 *
 * <p>Only regular files are read; nothing is opened that could wait for a writer or wake a device.
 */
public final class PackageVerification {
  private final FileVerifier verifier;
  private final ReadFailures failures;
  private final Problems problems;

  private PackageVerification(FileVerifier verifier, ReadFailures failures, Problems problems) {
    this.verifier = verifier;
    this.failures = failures;
    this.problems = problems;
  }

  /**
   * Prepares to read every file.
   *
   * @param root the dead server's {@code /}
   * @param installed all its packages, whichever of them are going to be verified
   */
  public static PackageVerification thorough(
      Path root, List<ListedPackage> installed, Problems problems) {
    ReadFailures failures = new ReadFailures();
    FileComparison comparison =
        FileComparison.on(root, installed, ContentCheck.THOROUGH, failures, problems);
    return new PackageVerification(
        new FileVerifier(root, comparison, failures), failures, problems);
  }

  /**
   * Compares a package's files, in its order.
   *
   * @param ignored what makes no difference
   * @param reports is given each file with which something is
   */
  public void verify(ListedPackage one, Set<FileAspect> ignored, Consumer<FileReport> reports) {
    String name = one.item().name();
    for (Iterator<ExpectedFile> all = one.expected().iterator(); all.hasNext(); ) {
      verifier.verify(all.next().without(ignored), name).ifPresent(reports);
    }
  }

  /** Adds what could not be compared. */
  public void tell() {
    failures.addTo(problems);
  }
}
