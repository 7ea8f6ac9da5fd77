package dev.exhume.core.kit.plan;

import dev.exhume.core.kit.entrypoint.EntrypointScript;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import dev.exhume.core.profile.ContainerPlan.OldAddress;
import dev.exhume.core.profile.ContainerPlan.PortRange;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plans how a dead server runs as a container. */
public final class ContainerPlanner {
  private static final List<String> EXCLUDED =
      List.of("/boot", "/dev", "/lost+found", "/proc", "/sys");

  private static final Pattern HOSTNAME =
      Pattern.compile("(?=.{1,64}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]+");

  private ContainerPlanner() {}

  /** Makes the plan. */
  public static ContainerPlan plan(ContainerFacts facts) {
    Set<String> needed =
        facts.needed().map(Service::name).collect(Collectors.toCollection(LinkedHashSet::new));
    // What systemd called for each connection has no command that would listen there.
    Set<String> listening =
        facts
            .needed()
            .filter(service -> service.trigger().isEmpty() || hasCommand(service))
            .map(Service::name)
            .collect(Collectors.toSet());
    List<Advice> advice = new ArrayList<>();
    PlannedOptions options = options(facts, advice);
    List<PortRange> ranges = PortRanges.plan(facts, listening, advice);
    Optional<OldAddress> oldAddress = OldAddresses.plan(facts, advice);
    List<DataDirectory> data = Volumes.plan(facts);
    return new ContainerPlan(
        facts.os().platform(),
        List.copyOf(needed),
        ExposedPorts.of(facts.ports(), listening),
        data.stream().filter(DataDirectory::used).map(DataDirectory::path).sorted().toList(),
        EXCLUDED,
        HostRequirements.of(facts.os()),
        options.words(),
        options.all(),
        ranges,
        data,
        oldAddress,
        HealthChecks.plan(facts, listening),
        advice);
  }

  /** Whether it is known how it is started. */
  static boolean hasCommand(Service service) {
    return !service.startCommand().isEmpty() || service.foregroundCommand().isPresent();
  }

  private static PlannedOptions options(ContainerFacts facts, List<Advice> advice) {
    PlannedOptions options = new PlannedOptions();
    ResourceLimits.plan(facts, options);
    facts
        .host()
        .hostname()
        .filter(name -> HOSTNAME.matcher(name).matches())
        .ifPresent(
            name ->
                options.use(
                    "--hostname",
                    name,
                    "Mail, licences and configuration know the server by its old name."));
    options.use(
        "--stop-timeout",
        Integer.toString(EntrypointScript.STOP_TIMEOUT_SECONDS),
        "Databases need time to end cleanly before they are killed.");
    knownHosts(facts, options);
    KernelSettings.plan(facts, options, advice);
    if (facts.hasEngine("oracle")) {
      options.use("--shm-size", "2g", "The database keeps its buffers in /dev/shm.");
    }
    HardwareAddress.plan(facts, options);
    Privileges.plan(facts, options, advice);
    if (isOldRedHat(facts.os())) {
      options.suggest(
          "--security-opt",
          "label=disable",
          "On a host that enforces SELinux, programs of this age take the policy for their own:"
              + " if cron jobs or useradd fail there, this helps.");
    }
    return options;
  }

  /** Names that the configuration uses and only the old {@code /etc/hosts} could resolve. */
  private static void knownHosts(ContainerFacts facts, PlannedOptions options) {
    Set<String> used =
        facts.dependencies().stream()
            .filter(dependency -> dependency.kind().equals("remote-host"))
            .map(Dependency::value)
            .collect(Collectors.toSet());
    Set<String> seen = new LinkedHashSet<>();
    for (Host.HostsEntry entry : facts.host().hostsEntries()) {
      for (String name : entry.names()) {
        if (used.contains(name)
            && HOSTNAME.matcher(name).matches()
            && ADDRESS.matcher(entry.address()).matches()
            && seen.add(name)) {
          options.use(
              "--add-host",
              name + ":" + entry.address(),
              "The old /etc/hosts knew this host, and configuration uses its name.",
              entry.evidence());
        }
      }
    }
  }

  private static boolean isOldRedHat(OperatingSystem os) {
    return os.family().filter("rhel"::equals).isPresent()
        && os.version().filter(version -> Versions.isBefore(version, "6")).isPresent();
  }
}
