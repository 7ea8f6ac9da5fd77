package dev.exhume.core.analysis.audit.matter;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.OperatingSystem;
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
 * @param exposure what of them is reached from outside
 * @param lastWrite when the server last wrote anything
 * @param analysedAt the one clock in the profile
 */
public record AuditEvidence(
    Path root,
    OperatingSystem os,
    PackageInventory packages,
    List<Service> services,
    Exposure exposure,
    List<Site> sites,
    List<Account> accounts,
    List<Software> software,
    List<ScheduledJob> jobs,
    List<Database> databases,
    Optional<String> hostname,
    Customisation customisation,
    Optional<Instant> lastWrite,
    Instant analysedAt,
    Problems problems) {

  public AuditEvidence {
    services = List.copyOf(services);
    sites = List.copyOf(sites);
    accounts = List.copyOf(accounts);
    software = List.copyOf(software);
    jobs = List.copyOf(jobs);
    databases = List.copyOf(databases);
  }

  /** What of it runs in the container. */
  public PlannedServices planned() {
    return PlannedServices.of(exposure, services);
  }
}
