package dev.exhume.disk.filesystem.ext.change;

import dev.exhume.disk.filesystem.block.Run;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of a file that are elsewhere than its map says. */
public final class ChangedRuns {
  private final NavigableMap<Long, Run> runs = new TreeMap<>();

  ChangedRuns() {}

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Replaces what there was about a part of the file. */
  public void put(Run run) {
    Map.Entry<Long, Run> before = runs.lowerEntry(run.block());
    if (before != null && before.getValue().end() > run.block()) {
      Run cut = before.getValue();
      runs.put(cut.block(), new Run(cut.block(), run.block() - cut.block(), cut.physical()));
      putRest(cut, run.end());
    }
    NavigableMap<Long, Run> covered = runs.subMap(run.block(), true, run.end(), false);
    if (!covered.isEmpty()) {
      Run last = covered.lastEntry().getValue();
      covered.clear();
      putRest(last, run.end());
    }
    runs.put(run.block(), run);
  }

  private void putRest(Run cut, long start) {
    if (cut.end() > start) {
      runs.put(start, from(cut, start));
    }
  }

  private static Run from(Run run, long block) {
    long physical = run.isHole() ? 0 : run.physical() + block - run.block();
    return new Run(block, run.end() - block, physical);
  }

  /** The run that starts with a block of the file, if that has changed. */
  public Optional<Run> at(long block) {
    Map.Entry<Long, Run> entry = runs.floorEntry(block);
    return entry != null && entry.getValue().end() > block
        ? Optional.of(from(entry.getValue(), block))
        : Optional.empty();
  }

  /** As much of a run that has not changed as comes before the next that has. */
  public Run before(Run unchanged) {
    Long next = runs.higherKey(unchanged.block());
    return next == null || next >= unchanged.end()
        ? unchanged
        : new Run(unchanged.block(), next - unchanged.block(), unchanged.physical());
  }
}
