package dev.exhume.core.kit.oci;

import java.time.Duration;
import java.util.List;

/**
 * How an engine finds out whether a container does its work.
 *
 * @param command a program and its arguments
 * @param startPeriod in which a failure does not count
 * @param retries after so many failures in a row it does not
 */
public record HealthCheck(
    List<String> command, Duration interval, Duration timeout, Duration startPeriod, int retries) {
  public HealthCheck {
    command = List.copyOf(command);
  }
}
