package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.source.disk.RootSearch.OpenVolume;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.Volumes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several roots the server ran from: the one that its boot loader starts, else originals
 * before copies, whole before torn, the last in use before older ones.
 */
final class RootRanking {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Volumes volumes;
  private final List<RootCandidate> candidates;
  private final Map<String, String> startedBy = new HashMap<>();
  private final Set<String> copies = new HashSet<>();

  /** What each system mounts, worked out once: sorting asks again and again. */
  private final Map<Volume, Map<Volume, Mount>> mountsOf = new HashMap<>();

  private final List<Criterion> criteria =
      List.of(
          new Criterion(
              Comparator.comparing(one -> !startedBy.containsKey(one.name())),
              (other, taken) ->
                  "the boot loader starts %s (%s)"
                      .formatted(taken.name(), startedBy.get(taken.name()))),
          new Criterion(
              Comparator.comparing(one -> copies.contains(one.name())),
              (other, taken) -> "it is a copy of another volume, with the same UUID"),
          new Criterion(
              Comparator.comparing(one -> certainRoot(one).isPresent()),
              (other, taken) ->
                  "its /etc/fstab has another volume as /: " + certainRoot(other).orElse("")),
          new Criterion(
              Comparator.comparing(one -> one.lacks().size()),
              (other, taken) ->
                  "%s is more complete: it lacks %s"
                      .formatted(taken.name(), String.join(", ", other.lacks()))),
          new Criterion(
              Comparator.comparing(RootCandidate::wasElsewhere),
              (other, taken) ->
                  "it was last mounted at " + other.lastMountedAt().orElse("another place")),
          new Criterion(
              Comparator.comparing(RootCandidate::lastUse).reversed(), RootRanking::earlier),
          new Criterion(
              Comparator.comparing(one -> mountedBy(one).isPresent()),
              (other, taken) -> mountedBy(other).orElse("")),
          new Criterion(
              Comparator.comparing(one -> !one.wasRoot()),
              (other, taken) -> "%s was last mounted as /".formatted(taken.name())),
          new Criterion(
              Comparator.comparing(one -> !hasItsOwnName(one)),
              (other, taken) ->
                  "its name is not the one that /etc/fstab has for /, that of %s is"
                      .formatted(taken.name())),
          new Criterion(
              Comparator.comparing((RootCandidate one) -> one.volume().sizeBytes()).reversed(),
              (other, taken) -> "%s is larger, and nothing else tells".formatted(taken.name())));

  /**
   * @param opened all file systems of the disks, among which are those with menus of boot loaders
   * @param candidates in the order of the volumes
   */
  RootRanking(Volumes volumes, List<OpenVolume> opened, List<RootCandidate> candidates) {
    this.volumes = volumes;
    this.candidates = candidates;
    Set<String> uuids = new HashSet<>();
    for (RootCandidate one : candidates) {
      if (one.volume().uuid().isPresent() && !uuids.add(one.volume().uuid().get())) {
        copies.add(one.name());
      }
    }
    if (candidates.size() > 1) {
      started(opened).ifPresent(this::note);
    }
  }

  /** The candidates, the likeliest first. */
  List<RootCandidate> likeliestFirst() {
    return criteria.stream()
        .map(Criterion::order)
        .reduce(Comparator::thenComparing)
        .map(order -> candidates.stream().sorted(order).toList())
        .orElse(candidates);
  }

  /** Why another one was taken. */
  String whyNot(RootCandidate other, RootCandidate taken) {
    return criteria.stream()
        .filter(criterion -> criterion.order().compare(taken, other) < 0)
        .findFirst()
        .map(criterion -> criterion.reason().of(other, taken))
        .orElse("%s comes first".formatted(taken.name()));
  }

  /**
   * The menu that counts: the only one, or all that agree; of several the one that knows more
   * roots, since that is the newer system that was installed beside the older.
   */
  private Optional<FoundMenu> started(List<OpenVolume> opened) {
    List<FoundMenu> menus =
        opened.stream()
            .flatMap(open -> BootMenu.of(open.root()).stream().map(menu -> found(open, menu)))
            .filter(found -> !found.chosen().isEmpty())
            .toList();
    int most = menus.stream().mapToInt(found -> found.known().size()).max().orElse(0);
    List<FoundMenu> best = menus.stream().filter(found -> found.known().size() == most).toList();
    boolean agree = best.stream().map(FoundMenu::chosen).distinct().count() == 1;
    return agree ? Optional.of(best.get(0)) : Optional.empty();
  }

  private FoundMenu found(OpenVolume open, BootMenu menu) {
    Set<String> known = new HashSet<>();
    menu.roots().forEach(root -> known.addAll(named(root, open.volume())));
    return new FoundMenu(
        open.volume().name() + ":" + menu.file(), named(menu.chosen(), open.volume()), known);
  }

  private void note(FoundMenu menu) {
    menu.chosen().forEach(name -> startedBy.put(name, menu.place()));
  }

  /** The candidates that a device may mean. */
  private Set<String> named(String device) {
    Set<String> names = new HashSet<>();
    candidates.stream()
        .filter(one -> DeviceText.means(device, one.volume()))
        .map(RootCandidate::name)
        .forEach(names::add);
    return names;
  }

  /** The same, where the number of a disk depends on the machine: on the disk of its menu. */
  private Set<String> named(String device, Volume menu) {
    Set<String> names = named(device);
    if (DiskPartition.of(device).isPresent() && volumes.disks().size() > 1) {
      Optional<String> disk = DiskPartition.of(menu.name()).map(DiskPartition::disk);
      names.removeIf(name -> !DiskPartition.of(name).map(DiskPartition::disk).equals(disk));
    }
    return names;
  }

  /** What its own {@code fstab} has as root, if that is for certain another candidate. */
  private Optional<String> certainRoot(RootCandidate one) {
    return one.ownRoot()
        .filter(device -> DiskPartition.of(device).isEmpty())
        .filter(device -> !DeviceText.means(device, one.volume()))
        .filter(device -> !named(device).isEmpty());
  }

  private boolean hasItsOwnName(RootCandidate one) {
    return one.ownRoot().filter(device -> DeviceText.means(device, one.volume())).isPresent();
  }

  /** Where the {@code fstab} of another candidate mounts it, unless it mounts that one, too. */
  private Optional<String> mountedBy(RootCandidate one) {
    return candidates.stream()
        .filter(other -> !other.equals(one) && mountOf(one, other).isEmpty())
        .flatMap(
            other ->
                mountOf(other, one).stream()
                    .map(
                        mount ->
                            "/etc/fstab of %s mounts it at %s"
                                .formatted(other.name(), mount.mountPoint())))
        .findFirst();
  }

  /** How one system mounts another candidate somewhere else than at its root. */
  private Optional<Mount> mountOf(RootCandidate system, RootCandidate one) {
    return Optional.ofNullable(
        mountsOf.computeIfAbsent(system.volume(), none -> mountsOf(system)).get(one.volume()));
  }

  private Map<Volume, Mount> mountsOf(RootCandidate system) {
    MountedDevices devices = MountedDevices.of(volumes, system.volume(), system.mounts());
    Map<Volume, Mount> mounts = new HashMap<>();
    for (Mount mount : system.mounts()) {
      if (mount.mountPoint().startsWith("/") && mount.mountPoint().length() > 1) {
        devices.find(mount.device()).ifPresent(volume -> mounts.putIfAbsent(volume, mount));
      }
    }
    return mounts;
  }

  private static String earlier(RootCandidate other, RootCandidate taken) {
    return other.lastUse().equals(Instant.EPOCH)
        ? "nothing shows that it was in use, %s was on %s"
            .formatted(taken.name(), DAY.format(taken.lastUse()))
        : "it was last in use on %s, %s on %s"
            .formatted(DAY.format(other.lastUse()), taken.name(), DAY.format(taken.lastUse()));
  }

  /** Something by which roots are told apart; the likelier is the lesser. */
  private record Criterion(Comparator<RootCandidate> order, Reason reason) {}

  /** Says why one is not it. */
  private interface Reason {
    String of(RootCandidate other, RootCandidate taken);
  }

  /**
   * A menu of a boot loader, and the candidates that it names.
   *
   * @param chosen those that its default entry may mean
   */
  private record FoundMenu(String place, Set<String> chosen, Set<String> known) {}
}
