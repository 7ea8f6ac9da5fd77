package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds in a moment which files of packages were changed or are missing: looks at all of them, and
 * reads only those that may have been changed.
 *
 * @param changed in which anything but the time differs, or that are missing; of what nearly all
 *     files differ in, nothing
 * @param missing how many are missing
 */
public record QuickVerification(List<FileReport> changed, int missing) {
  /** More than that is no change by hand but another system. */
  private static final int MAX_REPORTS = 50_000;

  /** A time that differs is no change worth telling, and who else owns the file takes long. */
  private static final Set<FileAspect> TIME = EnumSet.of(FileAspect.TIME);

  /** To ask every file for capabilities, which hardly one has, takes as long as all the rest. */
  private static final Set<FileAspect> TIME_AND_CAPABILITIES =
      EnumSet.of(FileAspect.TIME, FileAspect.CAPABILITIES);

  public QuickVerification {
    changed = List.copyOf(changed);
  }

  /** Looks at the files of all packages. */
  public static QuickVerification of(Path root, List<ListedPackage> installed, Problems problems) {
    SuspiciousContent content = new SuspiciousContent();
    ReadFailures failures = new ReadFailures();
    FileVerifier verifier =
        new FileVerifier(
            root, FileComparison.on(root, installed, content, failures, problems), failures);
    AspectTally tally = new AspectTally();
    List<FileReport> reports = new ArrayList<>();
    int missing = 0;
    long prelinked = 0;
    for (ListedPackage one : installed) {
      content.enter(one.settledAt());
      for (Iterator<ExpectedFile> all = one.expected().iterator(); all.hasNext(); ) {
        ExpectedFile expected = comparable(all.next());
        tally.expect(expected);
        Optional<FileReport> report = verifier.verify(expected, one.item().name());
        if (report.isEmpty()) {
          continue;
        }
        tally.differs(report.get());
        missing += report.get().isMissing() ? 1 : 0;
        prelinked += report.get().isPrelinked() ? 1 : 0;
        if (reports.size() < MAX_REPORTS) {
          reports.add(report.get());
        }
      }
    }
    failures.addTo(problems);
    tellLeft(root, content.left(), problems);
    tellPrelinked(root, prelinked, problems);
    return new QuickVerification(settled(root, reports, tally.lost(), problems), missing);
  }

  private static ExpectedFile comparable(ExpectedFile expected) {
    return expected.without(expected.capabilities().isPresent() ? TIME : TIME_AND_CAPABILITIES);
  }

  private static List<FileReport> settled(
      Path root, List<FileReport> reports, Set<FileAspect> lost, Problems problems) {
    if (!lost.isEmpty()) {
      String names = lost.stream().map(FileAspect::label).collect(Collectors.joining(", "));
      problems.add(
          root,
          "most files of packages differ in %s: the copy has not kept that, and changes of it cannot be told"
              .formatted(names));
    }
    return reports.stream()
        .map(report -> report.without(lost))
        .filter(report -> report.isMissing() || !report.changes().isEmpty())
        .toList();
  }

  private static void tellPrelinked(Path root, long prelinked, Problems problems) {
    if (prelinked > 0) {
      problems.add(
          root,
          "prelink rearranged %d programs: whether somebody changed their content cannot be told"
              .formatted(prelinked));
    }
  }

  private static void tellLeft(Path root, long left, Problems problems) {
    if (left > 0) {
      problems.add(
          root,
          "%d files of packages may have been changed, too many to read them here; exhume verify does"
              .formatted(left));
    }
  }
}
