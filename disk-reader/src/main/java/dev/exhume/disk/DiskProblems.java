package dev.exhume.disk;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems that were met so far, each once. Safe for use by several threads. */
public final class DiskProblems {
  /** Enough to see what happened; a disk that is damaged all over needs no longer list. */
  private static final int MAX_PROBLEMS = 1_000;

  private final Set<DiskProblem> problems = new HashSet<>();

  /** Starts without any. */
  public DiskProblems() {}

  /** Notes a problem. */
  public synchronized void add(String place, long offset, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new DiskProblem(place, offset, message));
    } else if (problems.size() == MAX_PROBLEMS) {
      problems.add(new DiskProblem(place, Long.MAX_VALUE, "more is damaged than is listed here"));
    }
  }

  /** All of them, sorted by place and offset. */
  public synchronized List<DiskProblem> sorted() {
    return problems.stream()
        .sorted(
            Comparator.comparing(DiskProblem::place)
                .thenComparingLong(DiskProblem::offset)
                .thenComparing(DiskProblem::message))
        .toList();
  }
}
