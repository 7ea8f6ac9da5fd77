package dev.exhume.core.profile;

import java.time.Instant;
import java.util.List;

/**
 * All that is known of a dead server: the answer of an analysis, and the one input of the kit and
 * the report.
 *
 * <p>Written as JSON its names, nesting and types are the documented contract. A fact that is not
 * known is empty, never a guess; what could not be read is among the {@code problems}.
 *
 * @param schemaVersion of the JSON document
 * @param analysedAt the only clock in the profile
 */
public record ServerProfile(
    String schemaVersion,
    Tool tool,
    Instant analysedAt,
    Source source,
    OperatingSystem os,
    Host host,
    Boot boot,
    List<Service> services,
    Packages packages,
    List<Software> software,
    List<Port> ports,
    List<Site> sites,
    List<Database> databases,
    List<ScheduledJob> scheduledJobs,
    List<Account> accounts,
    List<Dependency> dependencies,
    Customisation customisation,
    Activity activity,
    List<Finding> findings,
    ContainerPlan container,
    List<Problem> problems) {

  /** The version of the JSON document that this model writes. */
  public static final String SCHEMA_VERSION = "1.0";

  public ServerProfile {
    services = List.copyOf(services);
    software = List.copyOf(software);
    ports = List.copyOf(ports);
    sites = List.copyOf(sites);
    databases = List.copyOf(databases);
    scheduledJobs = List.copyOf(scheduledJobs);
    accounts = List.copyOf(accounts);
    dependencies = List.copyOf(dependencies);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /** The same server, run in another way. */
  public ServerProfile withContainer(ContainerPlan other) {
    return new ServerProfile(
        schemaVersion,
        tool,
        analysedAt,
        source,
        os,
        host,
        boot,
        services,
        packages,
        software,
        ports,
        sites,
        databases,
        scheduledJobs,
        accounts,
        dependencies,
        customisation,
        activity,
        findings,
        other,
        problems);
  }

  /** The program that made a profile. */
  public record Tool(String name, String version) {}
}
