package dev.exhume.core.kit;

import dev.exhume.core.kit.plan.ContainerFacts;
import dev.exhume.core.kit.plan.ContainerPlanner;
import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.ServiceBuilder;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.core.profile.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A profile made by hand, fact by fact; what is not said is not known. */
public final class Profiles {
  private static final Evidence SOMEWHERE = Evidence.file("/etc/somewhere");

  private final List<ServiceBuilder> services = new ArrayList<>();
  private final List<Boot.ExtraProcess> extraProcesses = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();
  private final List<Database> databases = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Source.Mount> mounts = new ArrayList<>();
  private final List<Host.HostsEntry> hosts = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<Software> software = new ArrayList<>();
  private final List<ModifiedFile> modified = new ArrayList<>();
  private String location = "/mnt/dead";
  private final List<Host.NetworkInterface> interfaces = new ArrayList<>();
  private final List<Host.KernelParameter> kernelParameters = new ArrayList<>();
  private final List<Host.ResourceLimit> limits = new ArrayList<>();
  private final List<ContainerPlan.PortRange> portRanges = new ArrayList<>();
  private final List<ContainerPlan.DataDirectory> dataDirectories = new ArrayList<>();
  private Optional<String> hostname = Optional.empty();
  private String architecture = "i386";
  private String glibc = "2.3.4";
  private Optional<OperatingSystem> system = Optional.empty();

  private Profiles() {}

  public static Profiles profile() {
    return new Profiles();
  }

  public Profiles os(OperatingSystem one) {
    system = Optional.of(one);
    return this;
  }

  public Profiles hostname(String name) {
    hostname = Optional.of(name);
    return this;
  }

  public Profiles architecture(String name, String glibcVersion) {
    architecture = name;
    glibc = glibcVersion;
    return this;
  }

  public Profiles extraProcess(String id, String action, String command, String file, int line) {
    extraProcesses.add(new Boot.ExtraProcess(id, "3", action, command, Evidence.line(file, line)));
    return this;
  }

  public Profiles service(String name, Verdict verdict, String reason) {
    return service(name, verdict, reason, List.of(), "/etc/init.d/" + name, "start");
  }

  public Profiles service(
      String name, Verdict verdict, String reason, List<String> pidFiles, String... start) {
    return service(name, Optional.empty(), verdict, reason, pidFiles, start);
  }

  /** A needed service that something calls, and that has no command of its own. */
  public Profiles onDemand(String name, String trigger) {
    return service(name, Optional.of(trigger), Verdict.NEEDED, "own", List.of());
  }

  /** The last service writes into this file, as its configuration says. */
  public Profiles logFile(String path) {
    services.get(services.size() - 1).logFile(path);
    return this;
  }

  private Profiles service(
      String name,
      Optional<String> trigger,
      Verdict verdict,
      String reason,
      List<String> pidFiles,
      String... start) {
    ServiceBuilder service =
        ServiceBuilder.service(name)
            .startOrder(services.size())
            .script("/etc/init.d/" + name)
            .trigger(trigger)
            .category(name.startsWith("mysql") ? "database" : "web")
            .judged(verdict, reason)
            .pidFiles(pidFiles)
            .startedBy(start)
            .evidence(SOMEWHERE);
    services.add(name.startsWith("mysql") ? service.ports(3306) : service);
    return this;
  }

  public Profiles port(int number, String protocol, String service, boolean primary) {
    ports.add(
        new Port(
            number,
            protocol,
            "*",
            Optional.of(service),
            PortScope.PUBLIC,
            false,
            primary,
            false,
            SOMEWHERE));
    return this;
  }

  public Profiles localPort(int number, String service) {
    ports.add(
        new Port(
            number,
            "tcp",
            "127.0.0.1",
            Optional.of(service),
            PortScope.LOCAL,
            false,
            false,
            false,
            SOMEWHERE));
    return this;
  }

  /** A port that is open on one of the machine's own addresses only. */
  public Profiles portOn(String address, int number, String service) {
    ports.add(
        new Port(
            number,
            "tcp",
            address,
            Optional.of(service),
            PortScope.PUBLIC,
            false,
            false,
            false,
            SOMEWHERE));
    return this;
  }

  public Profiles networkCard(String macAddress, String... addresses) {
    interfaces.add(
        new Host.NetworkInterface(
            "eth" + interfaces.size(),
            Arrays.asList(addresses),
            Optional.of("static"),
            Optional.of(macAddress),
            SOMEWHERE));
    return this;
  }

  public Profiles kernelParameter(String name, String value, boolean perContainer) {
    kernelParameters.add(
        new Host.KernelParameter(name, value, Optional.empty(), perContainer, SOMEWHERE));
    return this;
  }

  public Profiles limit(String domain, String type, String item, String value) {
    limits.add(new Host.ResourceLimit(domain, type, item, value, SOMEWHERE));
    return this;
  }

  public Profiles portRange(String service, int first, int last, String protocol) {
    portRanges.add(
        new ContainerPlan.PortRange(
            service, first, last, protocol, "opened as it goes", SOMEWHERE));
    return this;
  }

  public Profiles data(String path, String kind, boolean used) {
    dataDirectories.add(
        new ContainerPlan.DataDirectory(
            path, kind, "it changes", Optional.of(1L), Optional.empty(), used));
    return this;
  }

  public Profiles database(String engine, String version, String directory) {
    databases.add(
        new Database(
            engine,
            Optional.of(version),
            directory,
            List.of("shop"),
            Optional.of(1L),
            ShutdownState.UNCLEAN,
            "its socket is left",
            SOMEWHERE));
    return this;
  }

  public Profiles dependency(String kind, String value) {
    dependencies.add(new Dependency(kind, value, SOMEWHERE, Optional.of("look at it")));
    return this;
  }

  public Profiles hostsEntry(String address, String... names) {
    hosts.add(new Host.HostsEntry(address, Arrays.asList(names), SOMEWHERE));
    return this;
  }

  public Profiles mount(String device, String mountPoint, String type, MountStatus status) {
    mounts.add(new Source.Mount(device, mountPoint, type, List.of(), status, SOMEWHERE));
    return this;
  }

  public Profiles finding(String title, String detail) {
    findings.add(
        new Finding(
            "id", Severity.HIGH, "data", title, detail, "Do something.", List.of(SOMEWHERE)));
    return this;
  }

  public Profiles site(String name, String documentRoot) {
    sites.add(
        new Site("httpd", List.of(name), Optional.empty(), Optional.of(documentRoot), SOMEWHERE));
    return this;
  }

  public Profiles software(String name, String version) {
    software.add(
        new Software(
            name,
            Optional.of(version),
            "runtime",
            "/usr/bin/" + name,
            Optional.empty(),
            SOMEWHERE));
    return this;
  }

  /** Configuration of a package that somebody edited. */
  public Profiles modified(String path) {
    modified.add(new ModifiedFile(path, "a-package", List.of("digest"), true));
    return this;
  }

  public Profiles location(String path) {
    location = path;
    return this;
  }

  private OperatingSystem centos() {
    return SystemBuilder.system("centos", "4.6")
        .name("CentOS")
        .codename("Final")
        .prettyName("CentOS release 4.6 (Final)")
        .family("rhel")
        .architecture(architecture)
        .glibc(glibc)
        .endOfLife("2012-02-29")
        .archiveUrl("http://vault.centos.org/4.6/")
        .build();
  }

  /** The profile, with the container plan that follows from it. */
  public ServerProfile build() {
    OperatingSystem os = system.orElseGet(this::centos);
    List<Service> built = services.stream().map(ServiceBuilder::build).toList();
    Host host =
        new Host(
            hostname,
            Optional.empty(),
            Optional.empty(),
            interfaces,
            List.of(),
            hosts,
            kernelParameters,
            limits,
            List.of(),
            Optional.empty(),
            List.of());
    ContainerPlan plan =
        ContainerPlanner.plan(
            new ContainerFacts(
                os, host, built, ports, databases, dependencies, portRanges, dataDirectories));
    return new ServerProfile(
        ServerProfile.SCHEMA_VERSION,
        new ServerProfile.Tool("exhume", "0.1.0"),
        Instant.parse("2026-11-22T09:30:00Z"),
        new Source("directory", location, Optional.empty(), List.of(), List.of(), mounts),
        os,
        host,
        new Boot(
            Optional.of("sysvinit"),
            Optional.of("3"),
            Optional.empty(),
            Optional.empty(),
            extraProcesses),
        built,
        Packages.unknown(),
        software,
        ports,
        sites,
        databases,
        List.of(),
        List.of(),
        dependencies,
        new Customisation(
            Optional.of(modified),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        Activity.unknown(),
        findings,
        plan,
        List.of());
  }

  /** A profile whose plan somebody else made. */
  public static ServerProfile withPlan(
      ServerProfile profile, List<String> volumes, List<String> ports, List<String> options) {
    return new ServerProfile(
        profile.schemaVersion(),
        profile.tool(),
        profile.analysedAt(),
        profile.source(),
        profile.os(),
        profile.host(),
        profile.boot(),
        profile.services(),
        profile.packages(),
        profile.software(),
        profile.ports(),
        profile.sites(),
        profile.databases(),
        profile.scheduledJobs(),
        profile.accounts(),
        profile.dependencies(),
        profile.customisation(),
        profile.activity(),
        profile.findings(),
        new ContainerPlan(
            profile.container().platform(),
            profile.container().services(),
            ports,
            volumes,
            profile.container().excludedPaths(),
            profile.container().hostRequirements(),
            options),
        profile.problems());
  }
}
