package dev.exhume.testdata;

/**
 * Where tests get their dead servers from.
 *
 * <pre>{@code
 * Path root = DeadServers.server()
 *     .file("/etc/inittab", "id:3:initdefault:")
 *     .link("/etc/rc.d/rc3.d/S85httpd", "../init.d/httpd")
 *     .root();
 * }</pre>
 */
public final class DeadServers {
  private DeadServers() {}

  /** A server with nothing but its {@code /}. */
  public static ServerBuilder server() {
    return new ServerBuilder();
  }
}
