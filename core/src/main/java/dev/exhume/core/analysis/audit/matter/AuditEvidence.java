package dev.exhume.core.analysis.audit.matter;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answers that the audit builds on.
 *
 * @param root the dead server's {@code /}
 * @param services with their verdicts
 * @param lastWrite when the server last wrote anything
 * @param analysedAt the one clock in the profile
 */
public record AuditEvidence(
    Path root,
    OperatingSystem os,
    PackageInventory packages,
    List<Service> services,
    List<Port> ports,
    List<Site> sites,
    List<Account> accounts,
    List<Software> software,
    List<ScheduledJob> jobs,
    Customisation customisation,
    Optional<Instant> lastWrite,
    Instant analysedAt,
    Problems problems) {

  public AuditEvidence {
    services = List.copyOf(services);
    ports = List.copyOf(ports);
    sites = List.copyOf(sites);
    accounts = List.copyOf(accounts);
    software = List.copyOf(software);
    jobs = List.copyOf(jobs);
  }

  /** What of it runs in the container. */
  public PlannedServices planned() {
    return PlannedServices.of(services, ports);
  }
}
