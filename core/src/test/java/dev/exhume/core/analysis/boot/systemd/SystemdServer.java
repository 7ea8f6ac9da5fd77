package dev.exhume.core.analysis.boot.systemd;

import static dev.exhume.testdata.DeadServers.server;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;

/** A dead server whose first process was systemd, and what is found out about its boot. */
final class SystemdServer {
  private static final String UNITS = "/usr/lib/systemd/system/";
  private static final String OWN = "/etc/systemd/system/";

  private final Problems problems = new Problems();
  final ServerBuilder server = server();

  /** A server that comes up in a target that wants nothing yet. */
  SystemdServer() {
    this(UNITS + "multi-user.target");
  }

  /** The same with another target, which need not be there. */
  SystemdServer(String target) {
    server
        .file("/usr/lib/systemd/systemd", "")
        .link("/sbin/init", "../lib/systemd/systemd")
        .link("/lib", "usr/lib")
        .executable("/usr/sbin/app", "");
    unit("multi-user.target", "[Unit]", "Requires=basic.target");
    unit(
        "basic.target",
        "[Unit]",
        "Requires=sysinit.target",
        "Wants=sockets.target timers.target",
        "After=sysinit.target");
    unit("sysinit.target", "[Unit]", "Description=System Initialization");
    unit("sockets.target", "[Unit]");
    unit("timers.target", "[Unit]");
    server.link(OWN + "default.target", target);
  }

  /** A unit that came with a package. */
  SystemdServer unit(String name, String... lines) {
    server.file(UNITS + name, lines);
    return this;
  }

  /** A file of the administrator's, by its path below the directory of his units. */
  SystemdServer own(String path, String... lines) {
    server.file(OWN + path, lines);
    return this;
  }

  /** A service of a package, with a program that is there. */
  SystemdServer service(String name, String... more) {
    String[] lines = new String[more.length + 2];
    lines[0] = "[Service]";
    lines[1] = "ExecStart=/usr/sbin/app";
    System.arraycopy(more, 0, lines, 2, more.length);
    return unit(name, lines);
  }

  /** Links that systemctl makes when it enables units. */
  SystemdServer wanted(String... names) {
    return wantedBy("multi-user.target", names);
  }

  SystemdServer wantedBy(String target, String... names) {
    for (String name : names) {
      server.link(OWN + target + ".wants/" + name, UNITS + name);
    }
    return this;
  }

  BootPlan boot() {
    return SystemdBoot.read(server.root(), path -> Optional.empty(), problems);
  }

  /** The services that really start, in their order. */
  List<String> started() {
    return boot().services().stream().filter(BootService::enabled).map(BootService::name).toList();
  }

  BootService only(String name) {
    return boot().services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is no service"));
  }

  ServiceCommand command(String name) {
    return only(name).command().orElseThrow();
  }

  List<String> problems() {
    return problems.sorted().stream().map(Object::toString).toList();
  }
}
