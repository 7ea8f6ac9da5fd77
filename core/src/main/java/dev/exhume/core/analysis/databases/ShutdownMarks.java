package dev.exhume.core.analysis.databases;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;

/**
 * Files that a machine leaves when it is not shut down, or when it was copied while it ran.
 *
 * @param strong removed by every shutdown
 * @param weak often left by a clean shutdown, too
 * @param summary a sentence or two on what was found
 * @param interruptedUpdates of packages, which a crash can leave and an administrator as well
 */
public record ShutdownMarks(
    ShutdownState state,
    List<Evidence> strong,
    List<Evidence> weak,
    String summary,
    List<Evidence> interruptedUpdates) {
  public ShutdownMarks {
    strong = List.copyOf(strong);
    weak = List.copyOf(weak);
    interruptedUpdates = List.copyOf(interruptedUpdates);
  }

  /** Nothing that tells how the machine was shut down. */
  public static ShutdownMarks none() {
    return new ShutdownMarks(ShutdownState.UNKNOWN, List.of(), List.of(), "", List.of());
  }
}
