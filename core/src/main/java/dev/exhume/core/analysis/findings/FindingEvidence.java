package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.databases.ShutdownMarks;
import dev.exhume.core.analysis.mounts.MissingMount;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Service;
import java.util.List;

/**
 * The answers that findings are drawn from.
 *
 * @param services with their verdicts
 * @param missing what was mounted and is not here
 * @param vulnerabilities findings about programs with holes, or whose makers left them, those that
 *     are reached most directly first
 * @param audit findings about configuration, secrets and files
 */
public record FindingEvidence(
    OperatingSystem os,
    List<Service> services,
    List<Port> ports,
    List<MissingMount> missing,
    List<Database> databases,
    ShutdownMarks marks,
    List<Account> accounts,
    Host host,
    List<ScheduledJob> jobs,
    List<Finding> vulnerabilities,
    List<Finding> audit) {

  public FindingEvidence {
    services = List.copyOf(services);
    ports = List.copyOf(ports);
    missing = List.copyOf(missing);
    databases = List.copyOf(databases);
    accounts = List.copyOf(accounts);
    jobs = List.copyOf(jobs);
    vulnerabilities = List.copyOf(vulnerabilities);
    audit = List.copyOf(audit);
  }
}
