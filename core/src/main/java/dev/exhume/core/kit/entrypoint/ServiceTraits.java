package dev.exhume.core.kit.entrypoint;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a service beside how to start it, stop it and see it live.
 *
 * @param ports of TCP on which it certainly listens
 * @param logFiles absolute paths of what it writes into
 * @param restart what its init did when it died
 * @param stopSignal by which it is asked to end, without {@code SIG}
 * @param keepsData whether the data directories of databases are its own
 */
record ServiceTraits(
    List<Integer> ports,
    List<String> logFiles,
    Optional<Restart> restart,
    String stopSignal,
    boolean keepsData) {
  static final String USUAL_SIGNAL = "TERM";

  /** Nothing is known. */
  static final ServiceTraits NONE =
      new ServiceTraits(List.of(), List.of(), Optional.empty(), USUAL_SIGNAL, false);

  ServiceTraits {
    ports = List.copyOf(ports);
    logFiles = List.copyOf(logFiles);
  }

  /**
   * How a dead service is started again.
   *
   * @param init that did so
   * @param delay in seconds
   * @param limit how often in a row; 0 for any number of times
   */
  record Restart(String init, int delay, int limit) {}
}
