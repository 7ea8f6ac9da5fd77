package dev.exhume.core.analysis.boot.supervisor;

import com.google.common.collect.ImmutableSetMultimap;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other programs than the init system itself start and keep running. */
public final class Supervisors {
  /** What each of them is called where it is started itself. */
  private static final ImmutableSetMultimap<String, String> NAMES =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("supervisord", "supervisor", "supervisord")
          .putAll("monit", "monit")
          .putAll("daemontools", "daemontools", "svscan", "svscanboot")
          .putAll("heartbeat", "heartbeat")
          .putAll("rgmanager", "rgmanager")
          .build();

  private Supervisors() {}

  /**
   * Those services that booting did not start already under the same name.
   *
   * @param booted what booting starts
   * @param processes of the inittab
   */
  public static List<BootService> services(
      Path root,
      List<BootService> booted,
      List<ExtraProcess> processes,
      Ownership ownership,
      Problems problems) {
    Set<String> known =
        booted.stream()
            .filter(BootService::enabled)
            .flatMap(service -> Stream.of(service.name(), service.scriptName()))
            .collect(Collectors.toCollection(HashSet::new));
    List<BootService> found = new ArrayList<>();
    found.addAll(InitProcesses.services(root, processes, ownership, problems));
    found.addAll(ServiceDirectories.services(root, ownership, problems));
    found.addAll(SupervisordPrograms.services(root, ownership, problems));
    found.addAll(ClusterResources.services(root, ownership, problems));
    found.addAll(Pm2Dump.services(root, problems));
    found.addAll(MonitProcesses.services(root, problems));
    Set<String> running = new HashSet<>(known);
    found.forEach(service -> running.add(service.name()));
    return found.stream()
        .filter(service -> known.add(service.name()))
        .map(service -> isIdle(root, service, running) ? idle(service) : service)
        .toList();
  }

  /** Whether what would start it has a script of its own, which does not start. */
  private static boolean isIdle(Path root, BootService service, Set<String> running) {
    Set<String> names = NAMES.get(service.manager());
    return service.enabled()
        && names.stream().noneMatch(running::contains)
        && names.stream().anyMatch(name -> Files.exists(root.resolve("etc/init.d").resolve(name)));
  }

  private static BootService idle(BootService service) {
    return service.heldBackBy(service.manager() + ", which would start it, does not start");
  }
}
