package dev.exhume.disk.volume;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.DiskImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The volumes of a server: what is on its disks, and what is put together from that.
 *
 * <pre>{@code
 * try (DiskImage disk = DiskImage.open(Path.of("old.vmdk"))) {
 *   for (Volume volume : Volumes.of(disk)) {
 *     System.out.println(volume.name() + " " + volume.content() + " " + volume.label());
 *   }
 * }
 * }</pre>
 */
public final class Volumes implements Iterable<Volume> {
  private final List<Disk> disks;
  private final List<String> missing;
  private final List<Volume> all;
  private final DiskProblems problems;

  Volumes(List<Disk> disks, List<String> missing, List<Volume> all, DiskProblems problems) {
    this.disks = List.copyOf(disks);
    this.missing = List.copyOf(missing);
    this.all = List.copyOf(all);
    this.problems = problems;
  }

  /** Finds the volumes on disks that are given in the order in which the server had them. */
  public static Volumes of(DiskImage... disks) throws IOException {
    return of(Arrays.asList(disks));
  }

  /** Finds the volumes on disks that are given in the order in which the server had them. */
  public static Volumes of(List<DiskImage> disks) throws IOException {
    return ofPlaces(disks.stream().map(Optional::of).toList());
  }

  /**
   * Finds the volumes on disks of which some are missing.
   *
   * @param places in the order in which the server had the disks, empty for one that is missing:
   *     the others keep the names that they had beside it
   */
  public static Volumes ofPlaces(List<Optional<DiskImage>> places) throws IOException {
    return VolumeSearch.over(places);
  }

  /** The disks, in the order in which they were given. */
  public List<Disk> disks() {
    return disks;
  }

  /** The names of the disks that are missing. */
  public List<String> missing() {
    return missing;
  }

  /** All volumes, those on the disks first. */
  public List<Volume> all() {
    return all;
  }

  @Override
  public Iterator<Volume> iterator() {
    return all.iterator();
  }

  /**
   * Finds a volume by its name, another name that it had, {@code UUID=…} or {@code LABEL=…}; where
   * two are called the same, the first.
   */
  public Optional<Volume> find(String name) {
    Optional<Volume> named = first(volume -> volume.name().equals(name));
    return named.isPresent() ? named : first(volume -> isAlso(volume, name));
  }

  private Optional<Volume> first(Predicate<Volume> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  private static boolean isAlso(Volume volume, String name) {
    return volume.aliases().contains(name)
        || volume.uuid().map("UUID="::concat).filter(name::equalsIgnoreCase).isPresent()
        || volume
            .label()
            .map("LABEL="::concat)
            .filter(other -> Objects.equals(other, name))
            .isPresent();
  }

  /** What could not be read, and what was put together in spite of faults. */
  public List<DiskProblem> problems() {
    return problems.sorted();
  }
}
