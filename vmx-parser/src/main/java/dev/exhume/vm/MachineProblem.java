package dev.exhume.vm;

import java.util.Objects;

/**
 * What could not be read of a machine, or is read otherwise than its descriptor says.
 *
 * @param place the descriptor, or another file that tells of the machine
 * @param line from 1; 0 where no line can be told
 */
public record MachineProblem(String place, int line, String message) {
  public MachineProblem {
    Objects.requireNonNull(place);
    Objects.requireNonNull(message);
  }

  @Override
  public String toString() {
    return line == 0 ? place + ": " + message : "%s, line %d: %s".formatted(place, line, message);
  }
}
