package dev.exhume.core.analysis.ports.rpc;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an NFS server and the programs beside it listen on.
 *
 * <p>Only NFS itself has a port of its own. The others take any that is free and tell rpcbind,
 * unless somebody pinned them, as whoever has a firewall does.
 */
public final class NfsPorts {
  private static final int NFS = 2049;
  private static final Pattern NAMES =
      Pattern.compile("nfs|nfs-kernel-server|nfsserver|nfs-server");

  private final Path root;
  private final StartScripts scripts;
  private final Problems problems;
  private final PinnedPorts pinned;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  private NfsPorts(Path root, StartScripts scripts, Problems problems) {
    this.root = root;
    this.scripts = scripts;
    this.problems = problems;
    this.pinned = PinnedPorts.read(root, problems);
  }

  /** Reads what is pinned of the programs that the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    NfsPorts ports = new NfsPorts(root, scripts, problems);
    List<RunningDaemon> servers = ports.running(NAMES);
    servers.stream().filter(ports::isStarted).forEach(ports::addServer);
    for (RpcProgram program : RpcProgram.values()) {
      Stream.concat(
              ports.running(program.services()).stream(),
              program.isOfServer() ? servers.stream().filter(ports::isStarted) : Stream.of())
          .limit(1)
          .forEach(daemon -> ports.add(program, daemon));
    }
    return ports.sockets;
  }

  private List<RunningDaemon> running(Pattern names) {
    return scripts.running(
        names, List.of(new Installation(root.resolve("etc/nfs.conf"), List.of(), List.of())));
  }

  /** Start scripts leave it alone if nothing is exported; units of systemd do not look. */
  private boolean isStarted(RunningDaemon daemon) {
    return daemon.service().filter(service -> service.manager().equals("systemd")).isPresent()
        || Stream.of("/etc/exports", "/etc/exports.d/*.exports")
            .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
            .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
            .anyMatch(file -> file.firstMeaningfulLine().isPresent());
  }

  private void addServer(RunningDaemon daemon) {
    add(daemon, NFS, "tcp", SocketRole.BACKEND, daemon.evidence());
    add(daemon, NFS, "udp", SocketRole.BACKEND, daemon.evidence());
  }

  private void add(RpcProgram program, RunningDaemon daemon) {
    for (String protocol : program.protocols()) {
      pinned
          .find(program, protocol)
          .ifPresent(
              port ->
                  add(daemon, port.number(), protocol, SocketRole.ADMINISTRATION, port.evidence()));
    }
  }

  private void add(
      RunningDaemon daemon, int port, String protocol, SocketRole role, Evidence evidence) {
    sockets.add(
        new ListeningSocket(
            new Endpoint(Endpoint.ANY, port),
            protocol,
            daemon.serviceName(),
            false,
            role,
            evidence));
  }
}
