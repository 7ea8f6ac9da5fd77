package dev.exhume.rpm;

import dev.exhume.rpm.header.Damage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems of one database, each once, however often it is read. */
final class ProblemList {
  /** Enough to see what happened; a file that is damaged all over needs no longer list. */
  private static final int MAX_PROBLEMS = 1_000;

  private final Path file;
  private final Set<RpmProblem> problems = new HashSet<>();
  private boolean isComplete;

  ProblemList(Path file) {
    this.file = file;
  }

  synchronized void add(Damage damage) {
    if (problems.size() < MAX_PROBLEMS) {
      Path place = damage.file().orElse(file);
      problems.add(new RpmProblem(place, damage.offset(), damage.message()));
    } else if (problems.size() == MAX_PROBLEMS) {
      problems.add(new RpmProblem(file, Long.MAX_VALUE, "more is damaged than is listed here"));
    }
  }

  /** Notes that the database was read to its end. */
  synchronized void complete() {
    isComplete = true;
  }

  synchronized boolean isComplete() {
    return isComplete;
  }

  synchronized List<RpmProblem> sorted() {
    return problems.stream()
        .sorted(
            Comparator.comparing(RpmProblem::file)
                .thenComparingLong(RpmProblem::offset)
                .thenComparing(RpmProblem::message))
        .toList();
  }
}
