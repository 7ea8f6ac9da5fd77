package dev.exhume.core.kit.entrypoint;

import java.util.ArrayList;
import java.util.List;

/** A service whose program never becomes a daemon, so that somebody has to put it aside. */
final class BackgroundService {
  /**
   * Fails if the program, which may well be a shell at first, is gone after a second. Its session
   * tells later what belongs to it.
   */
  private static final String START =
      "type setsid >/dev/null 2>&1 && set -- setsid \"$@\";"
          + " (trap - INT QUIT; exec \"$@\") </dev/null & echo $! >%s; sleep 1; kill -0 $!";

  private BackgroundService() {}

  /** The service, watched by the number of the process that was started for it. */
  static WatchedService of(String name, boolean needed, List<String> command) {
    return below("", name, needed, command);
  }

  /**
   * The same below a directory.
   *
   * @param root a path without anything that a shell would take for more than that
   */
  static WatchedService below(String root, String name, boolean needed, List<String> command) {
    String pidFile = "/var/run/%s.main.pid".formatted(name.replaceAll("[^\\w.@-]", "_"));
    List<String> start =
        new ArrayList<>(List.of("/bin/sh", "-c", START.formatted(root + pidFile), "sh"));
    start.addAll(command);
    return new WatchedService(
        name, needed, start, List.of(), List.of(), List.of(pidFile), List.of());
  }
}
