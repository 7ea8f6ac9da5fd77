package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.ports.unix.UnixSockets;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known of the server when its services are judged.
 *
 * @param root the dead server's {@code /}
 * @param ownersKnown whether it is known at all which package owns a file
 */
public record VerdictEvidence(
    Path root,
    BootPlan boot,
    OperatingSystem operatingSystem,
    Packages packages,
    boolean ownersKnown,
    List<ScheduledJob> jobs,
    List<Port> ports,
    List<Site> sites,
    UnixSockets sockets,
    List<ErrorLog> errorLogs,
    List<Database> databases,
    Problems problems) {

  public VerdictEvidence {
    jobs = List.copyOf(jobs);
    ports = List.copyOf(ports);
    sites = List.copyOf(sites);
    errorLogs = List.copyOf(errorLogs);
    databases = List.copyOf(databases);
  }

  /** The family of the distribution, or empty text. */
  String family() {
    return operatingSystem.family().orElse("");
  }
}
