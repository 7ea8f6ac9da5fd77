package dev.exhume.core.analysis.audit;

import dev.exhume.core.analysis.accounts.AccountDetector;
import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.analysis.files.FileSurvey;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.ServiceBuilder;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server in memory, with what else is known of it, to be audited. */
public final class AuditedServer {
  private static final Evidence SOMEWHERE = Evidence.line("/etc/some.conf", 1);

  private final Path root;
  private final Problems problems = new Problems();
  private final List<Service> services = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<ScheduledJob> jobs = new ArrayList<>();
  private OperatingSystem os = OperatingSystem.unknown();
  private Customisation customisation = Customisation.unknown();

  private AuditedServer(Path root) {
    this.root = root;
  }

  /** A server that is known by its files alone. */
  public static AuditedServer of(ServerBuilder server) {
    return new AuditedServer(server.root());
  }

  /** It runs Debian or one of its kin. */
  AuditedServer runs(String id, String version) {
    os = SystemBuilder.system(id, version).name(id).build();
    return this;
  }

  /** A service is needed and reached from outside. */
  AuditedServer opens(String service, String category) {
    return opens(service, category, false);
  }

  /** A service is needed and has a port of its own open. */
  AuditedServer opens(String service, int port) {
    return opens(service, "any", port, false);
  }

  /** A service is needed and speaks TLS to those outside. */
  AuditedServer opensTls(String service, String category) {
    return opens(service, category, true);
  }

  private AuditedServer opens(String service, String category, boolean tls) {
    return opens(service, category, 443, tls);
  }

  private AuditedServer opens(String service, String category, int port, boolean tls) {
    services.add(service(service, category, Verdict.NEEDED));
    ports.add(
        new Port(
            port, "tcp", "*", Optional.of(service), PortScope.PUBLIC, tls, true, false, SOMEWHERE));
    return this;
  }

  /** A service of which there is nothing but a verdict. */
  AuditedServer judged(String service, Verdict verdict) {
    services.add(service(service, "any", verdict));
    return this;
  }

  AuditedServer serves(String documentRoot, Optional<String> certificate) {
    sites.add(
        new Site("httpd", List.of(), Optional.empty(), Optional.of(documentRoot), SOMEWHERE)
            .withCertificate(certificate));
    return this;
  }

  AuditedServer job(String user, String command) {
    jobs.add(
        new ScheduledJob(
            "cron", "* * * * *", Optional.of(user), command, Optional.empty(), SOMEWHERE));
    return this;
  }

  AuditedServer changed(Customisation known) {
    customisation = known;
    return this;
  }

  /** All findings. */
  List<Finding> findings() {
    PackageInventory packages = PackageInventory.unknown();
    AuditedFiles files = new AuditedFiles(packages);
    FileSurvey.of(root, packages, files, problems);
    return AuditDetector.detect(
        new AuditEvidence(
            root,
            os,
            packages,
            services,
            Exposure.of(root, services, ports, problems),
            sites,
            AccountDetector.detect(root, problems),
            List.of(),
            jobs,
            DatabaseDetector.detect(root, problems),
            Optional.of("web01"),
            customisation,
            Optional.of(Instant.parse("2013-04-02T00:00:00Z")),
            Instant.parse("2026-01-31T09:30:00Z"),
            problems),
        files);
  }

  /** The one finding of a name; empty if there is none. */
  Optional<Finding> finding(String id) {
    return findings().stream().filter(finding -> finding.id().equals(id)).findFirst();
  }

  Problems problems() {
    return problems;
  }

  private static Service service(String name, String category, Verdict verdict) {
    return ServiceBuilder.service(name).category(category).judged(verdict).build();
  }
}
