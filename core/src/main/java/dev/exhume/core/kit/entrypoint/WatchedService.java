package dev.exhume.core.kit.entrypoint;

import java.util.List;

/**
 * A service as the script handles it.
 *
 * @param needed whether it starts without being asked for
 * @param startCommand with its arguments
 * @param stopCommand empty if the service is stopped by a signal
 * @param statusCommand empty if its script's answer cannot be relied on
 * @param pidFiles absolute paths
 * @param processNames as the kernel shows them, 15 letters at most
 * @param traits what else is known of it
 */
record WatchedService(
    String name,
    boolean needed,
    List<String> startCommand,
    List<String> stopCommand,
    List<String> statusCommand,
    List<String> pidFiles,
    List<String> processNames,
    ServiceTraits traits) {
  WatchedService {
    startCommand = List.copyOf(startCommand);
    stopCommand = List.copyOf(stopCommand);
    statusCommand = List.copyOf(statusCommand);
    pidFiles = List.copyOf(pidFiles);
    processNames = List.copyOf(processNames);
  }

  /** A service of which no more is known. */
  WatchedService(
      String name,
      boolean needed,
      List<String> startCommand,
      List<String> stopCommand,
      List<String> statusCommand,
      List<String> pidFiles,
      List<String> processNames) {
    this(
        name,
        needed,
        startCommand,
        stopCommand,
        statusCommand,
        pidFiles,
        processNames,
        ServiceTraits.NONE);
  }

  /** The same with what else is known of it. */
  WatchedService with(ServiceTraits known) {
    return new WatchedService(
        name, needed, startCommand, stopCommand, statusCommand, pidFiles, processNames, known);
  }

  /** The same, stopped by a command; by a signal if there is none. */
  WatchedService stoppedBy(List<String> command) {
    return new WatchedService(
        name, needed, startCommand, command, statusCommand, pidFiles, processNames, traits);
  }
}
