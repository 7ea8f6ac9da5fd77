package dev.exhume.core.analysis.boot;

import static dev.exhume.testdata.DeadServers.server;

import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;

/** A dead server that booted, and what is found out about that. */
public final class BootedServer {
  private final Problems problems = new Problems();

  /** A server of Red Hat with a script for each start link. */
  public static ServerBuilder redHat(String... links) {
    ServerBuilder server =
        server()
            .file("/etc/inittab", "id:3:initdefault:")
            .link("/etc/init.d", "rc.d/init.d")
            .link("/etc/rc3.d", "rc.d/rc3.d");
    for (String link : links) {
      String name = link.substring(3);
      server
          .executable("/etc/rc.d/init.d/" + name, "#!/bin/bash")
          .link("/etc/rc.d/rc3.d/" + link, "../init.d/" + name);
    }
    return server;
  }

  /** Its boot when no package owns anything. */
  public BootPlan detect(ServerBuilder server) {
    return BootDetector.detect(server.root(), path -> Optional.empty(), problems);
  }

  public List<String> problems() {
    return problems.sorted().stream().map(Object::toString).toList();
  }

  public static List<String> names(BootPlan plan) {
    return plan.services().stream().map(BootService::name).toList();
  }
}
