package dev.exhume.core;

import dev.exhume.core.analysis.accounts.AccountDetector;
import dev.exhume.core.analysis.activity.ActivityDetector;
import dev.exhume.core.analysis.activity.TraceDetector;
import dev.exhume.core.analysis.addresses.AddressDetector;
import dev.exhume.core.analysis.audit.AuditDetector;
import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.analysis.boot.BootDetector;
import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.data.DataDirectoryDetector;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.analysis.databases.ShutdownMarkDetector;
import dev.exhume.core.analysis.databases.ShutdownMarks;
import dev.exhume.core.analysis.databases.files.DataFiles;
import dev.exhume.core.analysis.files.CustomisationDetector;
import dev.exhume.core.analysis.files.FileSurvey;
import dev.exhume.core.analysis.files.FileWatch;
import dev.exhume.core.analysis.findings.FindingDetector;
import dev.exhume.core.analysis.findings.FindingEvidence;
import dev.exhume.core.analysis.host.HostDetector;
import dev.exhume.core.analysis.host.MountDetector;
import dev.exhume.core.analysis.jobs.CronStarts;
import dev.exhume.core.analysis.jobs.JobDetector;
import dev.exhume.core.analysis.mounts.MissingMount;
import dev.exhume.core.analysis.mounts.MissingMountDetector;
import dev.exhume.core.analysis.mounts.MountUses;
import dev.exhume.core.analysis.os.OsDetector;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.ports.Network;
import dev.exhume.core.analysis.ports.NetworkDetector;
import dev.exhume.core.analysis.ports.ranges.PortRangeDetector;
import dev.exhume.core.analysis.ports.unix.UnixSockets;
import dev.exhume.core.analysis.software.SoftwareDetector;
import dev.exhume.core.analysis.upstream.JavaArchiveFiles;
import dev.exhume.core.analysis.upstream.LibraryDetector;
import dev.exhume.core.analysis.upstream.SoftwareEndDetector;
import dev.exhume.core.analysis.upstream.UpstreamEvidence;
import dev.exhume.core.analysis.upstream.UpstreamHoleDetector;
import dev.exhume.core.analysis.verdict.VerdictDetector;
import dev.exhume.core.analysis.verdict.VerdictEvidence;
import dev.exhume.core.analysis.vulnerabilities.AdvisoryTable;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.analysis.vulnerabilities.VulnerabilityDetector;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedFolder;
import dev.exhume.core.kit.plan.ContainerFacts;
import dev.exhume.core.kit.plan.ContainerPlanner;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.ServerProfile.Tool;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Software;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks every detector its question, in the order in which the answers build on each other. */
public final class ServerAnalyzer {
  /** The program as it names itself in a profile. */
  public static final Tool TOOL = new Tool("exhume", version());

  private final DeadServer server;
  private final Path root;
  private final Optional<Path> feeds;
  private final Problems problems = new Problems();

  private ServerAnalyzer(DeadServer server, Optional<Path> feeds) {
    this.server = server;
    this.feeds = feeds;
    this.root = server.root();
  }

  /**
   * Works out the profile of a server.
   *
   * @param analysedAt the one clock in the profile
   * @param advisories a folder of feeds
   */
  static ServerProfile analyze(DeadServer server, Instant analysedAt, Optional<Path> advisories) {
    return new ServerAnalyzer(server, advisories).profile(analysedAt);
  }

  /** The package database stays open for all questions: what it tells is read when it is asked. */
  private ServerProfile profile(Instant analysedAt) {
    PackageInventory packages =
        ask(
            "the packages",
            PackageInventory.unknown(),
            () -> PackageDetector.detect(root, problems));
    try (Sideline sideline = new Sideline()) {
      return profile(packages, sideline, analysedAt);
    } finally {
      close(packages);
    }
  }

  private static void close(PackageInventory packages) {
    try {
      packages.close();
    } catch (IOException e) {
      // All that is told of it was read before, and is kept.
    }
  }

  /**
   * Asks all questions.
   *
   * @param sideline for those that look at all files: they take longest, and the others can mostly
   *     do without their answers
   */
  private ServerProfile profile(PackageInventory packages, Sideline sideline, Instant analysedAt) {
    DataFiles dataFiles = new DataFiles();
    AuditedFiles auditedFiles = new AuditedFiles(packages);
    JavaArchiveFiles archives = new JavaArchiveFiles();
    Supplier<FileSurvey> survey =
        sideline.begin(
            () ->
                ask(
                    "the files",
                    FileSurvey.nothing(),
                    () ->
                        FileSurvey.of(
                            root,
                            packages,
                            FileWatch.all(dataFiles, archives, auditedFiles),
                            problems)));
    Supplier<Customisation> customisation =
        sideline.begin(
            () ->
                ask(
                    "what was changed",
                    Customisation.unknown(),
                    () -> CustomisationDetector.detect(root, survey.get(), packages, problems)));
    OperatingSystem os =
        ask(
            "the operating system",
            OperatingSystem.unknown(),
            () -> OsDetector.detect(root, packages.section(), problems));
    Host host =
        ask(
            "the host",
            Host.unknown(),
            () -> HostDetector.detect(root, packages.section(), problems));
    List<Mount> mounts =
        ask("the mounts", List.of(), () -> server.mounted(MountDetector.detect(root, problems)));
    BootPlan boot =
        ask(
            "how it booted",
            new BootPlan(Boot.unknown(), List.of()),
            () -> BootDetector.detect(root, packages, problems));
    Network network =
        ask(
            "the ports",
            new Network(List.of(), List.of(), List.of(), UnixSockets.none(), List.of()),
            () -> NetworkDetector.detect(root, boot, problems));
    FileSurvey files = survey.get();
    List<Database> databases =
        ask(
            "the databases",
            List.of(),
            () -> DatabaseDetector.detect(root, packages.section(), dataFiles, problems));
    List<ScheduledJob> jobs =
        ask(
            "the scheduled jobs",
            List.of(),
            () -> JobDetector.detect(root, boot.timers(), packages, problems));
    List<Service> services =
        ask(
            "the verdicts",
            List.of(),
            () ->
                VerdictDetector.judge(
                    new VerdictEvidence(
                        root,
                        boot.and(CronStarts.services(root, jobs, boot.services(), packages)),
                        os,
                        packages.section(),
                        packages.knowsFiles(),
                        jobs,
                        network.ports(),
                        network.sites(),
                        network.sockets(),
                        network.errorLogs(),
                        databases,
                        problems)));
    List<Software> software =
        ask(
            "the software",
            List.of(),
            () ->
                SoftwareDetector.detect(
                    root, packages, network.sites(), network.dataSources(), problems));
    List<Dependency> dependencies =
        ask(
            "the addresses in its configuration",
            List.of(),
            () ->
                Stream.concat(
                        AddressDetector.detect(
                            root,
                            host,
                            packages,
                            mounts,
                            network.sites(),
                            customisation.get(),
                            problems)
                            .stream(),
                        network.sockets().andApplications(software).dependencies())
                    .toList());
    List<Account> accounts =
        ask("the accounts", List.of(), () -> AccountDetector.detect(root, problems));
    Activity activity =
        ask(
            "its life",
            Activity.unknown(),
            () -> ActivityDetector.detect(root, packages.section(), files.newest(), problems));
    List<Trace> traces =
        ask(
            "what it did last",
            List.of(),
            () -> TraceDetector.detect(root, packages.section(), databases, problems));
    ShutdownMarks marks =
        ask(
            "how it was shut down",
            ShutdownMarks.none(),
            () -> ShutdownMarkDetector.detect(root, problems));
    List<MissingMount> missing =
        ask(
            "what is missing",
            List.of(),
            () ->
                MissingMountDetector.detect(
                    root,
                    server.describe(mounts),
                    new MountUses(
                        root,
                        services,
                        network.sites(),
                        databases,
                        jobs,
                        accounts,
                        packages::filesBelow,
                        problems),
                    problems));
    Exposure exposure =
        ask(
            "what is reached from outside",
            Exposure.NONE,
            () -> Exposure.of(root, services, network.ports(), problems));
    List<Finding> vulnerabilities =
        ask(
            "known holes",
            List.of(),
            () ->
                VulnerabilityDetector.detect(
                    os, packages, exposure, advisories(os, packages.listed())));
    UpstreamEvidence upstream =
        new UpstreamEvidence(
            root, packages, software, exposure, network.ports(), network.sites(), problems);
    List<Finding> ownHoles =
        ask(
            "known holes in what no package owns",
            List.of(),
            () -> UpstreamHoleDetector.detect(upstream));
    List<Finding> libraries =
        ask(
            "known holes in archives of Java",
            List.of(),
            () -> LibraryDetector.detect(upstream, archives));
    Optional<Finding> softwareEnd =
        ask(
            "the end of life of its software",
            Optional.empty(),
            () -> SoftwareEndDetector.detect(upstream, os, analysedAt));
    List<Finding> audit =
        ask(
            "the audit",
            List.of(),
            () ->
                AuditDetector.detect(
                    new AuditEvidence(
                        root,
                        os,
                        packages,
                        services,
                        exposure,
                        network.sites(),
                        accounts,
                        software,
                        jobs,
                        databases,
                        host.hostname(),
                        customisation.get(),
                        activity.lastWrite(),
                        analysedAt,
                        problems),
                    auditedFiles));
    List<Finding> findings =
        FindingDetector.detect(
            root,
            new FindingEvidence(
                os,
                services,
                network.ports(),
                missing,
                databases,
                marks,
                accounts,
                host,
                jobs,
                Stream.of(
                        vulnerabilities.stream(),
                        ownHoles.stream(),
                        libraries.stream(),
                        softwareEnd.stream())
                    .flatMap(each -> each)
                    .toList(),
                audit),
            analysedAt,
            problems);
    ContainerPlan container =
        ask(
            "the container",
            ContainerPlan.empty(),
            () ->
                ContainerPlanner.plan(
                    new ContainerFacts(
                        os,
                        host,
                        services,
                        network.ports(),
                        databases,
                        dependencies,
                        PortRangeDetector.detect(root, services, problems),
                        DataDirectoryDetector.detect(
                            files, customisation.get().unownedTrees(), activity.lastWrite()))));
    server.problems().forEach(problems::add);
    server.leftOver(mounts).forEach(problems::add);
    return new ServerProfile(
        ServerProfile.SCHEMA_VERSION,
        TOOL,
        analysedAt,
        server.describe(mounts),
        os,
        host,
        boot.boot(),
        services,
        packages.section(),
        software,
        network.ports(),
        network.sites(),
        databases,
        jobs,
        accounts,
        dependencies,
        customisation.get(),
        activity.with(traces),
        findings,
        container,
        problems.sorted());
  }

  private AdvisoryTable advisories(OperatingSystem os, List<ListedPackage> listed) {
    return feeds
        .map(
            folder ->
                AdvisoryTable.with(
                    FeedFolder.read(folder, InstalledSources.of(os, listed), problems)))
        .orElseGet(AdvisoryTable::shipped);
  }

  /**
   * Asks one question. An answer that fails costs its own section of the profile and no more: even
   * a fault of a detector, met by a server that nobody foresaw, leaves the rest to its reader.
   */
  private <T> T ask(String question, T unknown, Question<T> detector) {
    try {
      return detector.answer();
    } catch (IOException e) {
      problems.unreadable(root, e);
    } catch (RuntimeException fault) {
      problems.add(root, "%s: a fault of the program: %s".formatted(question, fault));
    }
    return unknown;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = ServerAnalyzer.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(in, "version.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** One question to the dead server. */
  private interface Question<T> {
    T answer() throws IOException;
  }
}
