package dev.exhume.rpm;

import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The problems of one database, each once with all that it costs, however often it is read. */
final class ProblemList {
  /** Enough to see what happened; a file that is damaged all over needs no longer list. */
  private static final int MAX_PROBLEMS = 1_000;

  private final Path file;
  private final Map<RpmProblem, Costs> problems = new HashMap<>();
  private boolean isComplete;

  ProblemList(Path file) {
    this.file = file;
  }

  synchronized void add(Damage damage) {
    Costs costs = costs(damage);
    damage.cost().ifPresent(costs::add);
  }

  /** Adds a fault that costs the package whose header lies at {@code lost}. */
  synchronized void addMissing(Damage damage, HeaderLocation lost) {
    costs(damage).addMissing(lost.offset());
  }

  private Costs costs(Damage damage) {
    RpmProblem fault =
        new RpmProblem(damage.file().orElse(file), damage.offset(), damage.message());
    if (problems.size() < MAX_PROBLEMS || problems.containsKey(fault)) {
      return problems.computeIfAbsent(fault, added -> new Costs());
    }
    return problems.computeIfAbsent(
        new RpmProblem(file, Long.MAX_VALUE, "more is damaged than is listed here"),
        added -> new Costs());
  }

  /** Notes that the database was read to its end. */
  synchronized void complete() {
    isComplete = true;
  }

  synchronized boolean isComplete() {
    return isComplete;
  }

  synchronized List<RpmProblem> sorted() {
    return problems.entrySet().stream()
        .map(entry -> entry.getValue().of(entry.getKey()))
        .sorted(
            Comparator.comparing(RpmProblem::file)
                .thenComparingLong(RpmProblem::offset)
                .thenComparing(RpmProblem::message))
        .toList();
  }

  /** What one fault costs. */
  private static final class Costs {
    /** More would be a list of its own. */
    private static final int MAX_NAMED = 10;

    /** More than any database has packages. */
    private static final int MAX_MISSING = 100_000;

    private final Set<String> named = new LinkedHashSet<>();
    private final Set<Long> missing = new HashSet<>();

    void add(String cost) {
      if (named.size() <= MAX_NAMED) {
        named.add(cost);
      }
    }

    void addMissing(long offset) {
      if (missing.size() < MAX_MISSING) {
        missing.add(offset);
      }
    }

    RpmProblem of(RpmProblem fault) {
      List<String> costs = new ArrayList<>(named);
      if (costs.size() > MAX_NAMED) {
        costs.set(MAX_NAMED, "and so on");
      }
      if (!missing.isEmpty()) {
        costs.add(
            0,
            missing.size() == 1
                ? "1 package is missing"
                : "%d packages are missing".formatted(missing.size()));
      }
      return costs.isEmpty()
          ? fault
          : new RpmProblem(
              fault.file(), fault.offset(), fault.message() + "; " + String.join(", ", costs));
    }
  }
}
