package dev.exhume.core.report.section;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Source;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between a server and its start, the gravest first. */
final class Obstacles {
  private static final int MOST = 12;

  private final List<Obstacle> all = new ArrayList<>();

  private Obstacles() {}

  /**
   * Something to settle before the server starts.
   *
   * @param blocks whether it is not worth while to start before
   * @param link the section that tells more
   */
  public record Obstacle(
      Badge badge, String title, String detail, boolean blocks, String link, List<Proof> proofs) {}

  static List<Obstacle> of(ServerProfile profile) {
    Obstacles obstacles = new Obstacles();
    obstacles.disks(profile.source());
    obstacles.mounts(profile.source().mounts());
    obstacles.databases(profile.databases());
    obstacles.host(profile);
    return obstacles.all.stream().limit(MOST).toList();
  }

  private void disks(Source source) {
    source.virtualMachine().stream()
        .flatMap(machine -> machine.disks().stream())
        .filter(disk -> !disk.missing().isEmpty())
        .forEach(
            disk ->
                add(
                    Badge.bad("find"),
                    "A disk of the machine is missing: " + disk.file(),
                    "%s was on %s.".formatted(Words.list(disk.missing(), 3), disk.controller()),
                    true,
                    "disks",
                    List.of()));
  }

  private void mounts(List<Source.Mount> mounts) {
    mounts.stream()
        .filter(mount -> mount.status() == MountStatus.MISSING)
        .forEach(
            mount ->
                add(
                    Badge.bad("find"),
                    "The data of " + mount.mountPoint() + " is missing",
                    "%s (%s) was mounted there, and is not part of what was given."
                        .formatted(mount.device(), mount.type()),
                    true,
                    "disks",
                    List.of(Proof.of(mount.evidence()))));
  }

  private void databases(List<Database> databases) {
    databases.stream()
        .filter(database -> database.shutdown() == ShutdownState.UNCLEAN)
        .forEach(
            database ->
                add(
                    Badge.caution("recover"),
                    "The %s database in %s was not shut down cleanly"
                        .formatted(database.engine(), database.dataDirectory()),
                    Words.sentence(database.detail())
                        + ". Let it recover on a copy, and look at its log.",
                    false,
                    "databases",
                    List.of(Proof.of(database.evidence()))));
  }

  private void host(ServerProfile profile) {
    for (ContainerPlan.HostRequirement requirement : profile.container().hostRequirements()) {
      add(
          Badge.caution("check"),
          "The host must offer " + requirement.id(),
          Words.sentence(requirement.reason()) + ".",
          false,
          "container",
          List.of());
    }
    Optional<String> platform = profile.container().platform();
    if (platform.isEmpty()) {
      add(
          Badge.caution("check"),
          "It is not known for which processor it was built",
          "No program of it could be read that tells.",
          false,
          "system",
          List.of());
    }
  }

  private void add(
      Badge badge, String title, String detail, boolean blocks, String link, List<Proof> proofs) {
    all.add(new Obstacle(badge, title, detail, blocks, link, proofs));
  }
}
