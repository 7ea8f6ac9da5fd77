package dev.exhume.core.analysis.ports.lighttpd;

import dev.exhume.core.profile.Evidence;

/**
 * A setting in its surroundings.
 *
 * @param socket that it holds for: {@code :443}; empty for all
 * @param host that it holds for; empty for all
 * @param url which requests it holds for, as a condition says; empty for all
 */
record LighttpdSetting(
    String socket, String host, String url, String name, String value, Evidence evidence) {
  /** The name under which the opening of a socket is noted. */
  static final String SOCKET = "socket";
}
