package dev.exhume.core.analysis.ports.rpc;

import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/** A program beside NFS, and the names under which its port is pinned. */
enum RpcProgram {
  STATD(
      "statd",
      "nfslock|nfs-common|nfs-lock|rpc-statd|rpc\\.statd|statd",
      false,
      ImmutableList.of("STATD_PORT"),
      ImmutableList.of("STATDOPTS", "STATDARG")),
  MOUNTD(
      "mountd",
      "nfs-mountd|rpc-mountd",
      true,
      ImmutableList.of("MOUNTD_PORT"),
      ImmutableList.of("RPCMOUNTDOPTS", "RPCMOUNTDARGS")),
  LOCKD("lockd", "nfslock|nfs-lock", true, ImmutableList.of("LOCKD_TCPPORT"), ImmutableList.of()),
  RQUOTAD(
      "rquotad",
      "quotarpc|rpc-rquotad|quota-rpc",
      true,
      ImmutableList.of("RQUOTAD_PORT"),
      ImmutableList.of("RPCRQUOTADOPTS"));

  private final String section;
  private final Pattern services;
  private final boolean isOfServer;
  private final ImmutableList<String> portVariables;
  private final ImmutableList<String> optionVariables;

  RpcProgram(
      String section,
      String services,
      boolean isOfServer,
      ImmutableList<String> portVariables,
      ImmutableList<String> optionVariables) {
    this.section = section;
    this.services = Pattern.compile(services);
    this.isOfServer = isOfServer;
    this.portVariables = portVariables;
    this.optionVariables = optionVariables;
  }

  /** Its section in {@code nfs.conf}. */
  String section() {
    return section;
  }

  /** Services that start it alone. */
  Pattern services() {
    return services;
  }

  /** Whether it starts with the NFS server, too. */
  boolean isOfServer() {
    return isOfServer;
  }

  ImmutableList<String> protocols() {
    return ImmutableList.of("tcp", "udp");
  }

  /** Variables of start scripts that are the port; the kernel's locks have two. */
  ImmutableList<String> portVariables(String protocol) {
    return this == LOCKD && protocol.equals("udp")
        ? ImmutableList.of("LOCKD_UDPPORT")
        : portVariables;
  }

  /** Variables of start scripts with options of the command, one of which may be the port. */
  ImmutableList<String> optionVariables() {
    return optionVariables;
  }

  /** The setting of its section that is the port. */
  String setting(String protocol) {
    return this == LOCKD && protocol.equals("udp") ? "udp-port" : "port";
  }
}
