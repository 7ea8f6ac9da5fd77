package dev.exhume.core.analysis.databases.shutdown;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one file says about how a database server was stopped.
 *
 * @param sentence without a full stop, to be read after others
 */
public record ShutdownClue(ShutdownState state, String sentence, Evidence evidence) {
  /** The worst of several clues: one is enough to make a server run its recovery. */
  public static ShutdownState state(List<ShutdownClue> clues) {
    return clues.stream().map(ShutdownClue::state).max(badness()).orElse(ShutdownState.UNKNOWN);
  }

  /** All that was found out, the worst first. */
  public static String detail(List<ShutdownClue> clues) {
    return clues.isEmpty()
        ? "nothing in the data directory tells how the server was stopped"
        : clues.stream()
            .sorted(Comparator.comparing(ShutdownClue::state, badness().reversed()))
            .map(ShutdownClue::sentence)
            .collect(Collectors.joining("; "));
  }

  /** What shows the state of all clues together, or else the data directory. */
  public static Evidence evidence(List<ShutdownClue> clues, Path directory) {
    ShutdownState state = state(clues);
    return clues.stream()
        .filter(clue -> clue.state() == state)
        .findFirst()
        .map(ShutdownClue::evidence)
        .orElse(Evidence.file(directory.toString()));
  }

  private static Comparator<ShutdownState> badness() {
    return Comparator.comparingInt(
        state ->
            switch (state) {
              case CLEAN -> 0;
              case UNKNOWN -> 1;
              case UNCLEAN -> 2;
            });
  }
}
