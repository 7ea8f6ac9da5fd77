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
 */
record WatchedService(
    String name,
    boolean needed,
    List<String> startCommand,
    List<String> stopCommand,
    List<String> statusCommand,
    List<String> pidFiles,
    List<String> processNames) {
  WatchedService {
    startCommand = List.copyOf(startCommand);
    stopCommand = List.copyOf(stopCommand);
    statusCommand = List.copyOf(statusCommand);
    pidFiles = List.copyOf(pidFiles);
    processNames = List.copyOf(processNames);
  }
}
