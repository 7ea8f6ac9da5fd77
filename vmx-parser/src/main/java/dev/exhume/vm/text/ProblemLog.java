package dev.exhume.vm.text;

import dev.exhume.vm.MachineProblem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The problems that were met so far, each once. */
public final class ProblemLog {
  /** Enough to see what happened; a descriptor that is damaged all over needs no longer list. */
  private static final int MAX_PROBLEMS = 200;

  private static final int MAX_MESSAGE_LENGTH = 2_000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Set<MachineProblem> problems = new LinkedHashSet<>();

  /** Starts without any. */
  public ProblemLog() {}

  /** Notes a problem. */
  public void add(String place, int line, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new MachineProblem(place, line, printable(message)));
    } else if (problems.size() == MAX_PROBLEMS) {
      problems.add(new MachineProblem(place, 0, "more is wrong than is listed here"));
    }
  }

  /** All of them, in the order in which they were met. */
  public List<MachineProblem> all() {
    return List.copyOf(problems);
  }

  /** Without what would move a terminal's cursor, and not endless. */
  private static String printable(String message) {
    String start =
        message.length() <= MAX_MESSAGE_LENGTH
            ? message
            : message.substring(0, MAX_MESSAGE_LENGTH) + "…";
    return CONTROL.matcher(start).replaceAll("?");
  }
}
