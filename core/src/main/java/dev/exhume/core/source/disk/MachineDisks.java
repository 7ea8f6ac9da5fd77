package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.Firmware;
import dev.exhume.vm.MachineProblem;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** The disks of a virtual machine, as far as they are there. */
public final class MachineDisks implements Closeable {
  private final VirtualMachine machine;
  private final MachinePaths paths;
  private final List<Optional<DiskImage>> places = new ArrayList<>();
  private final List<DiskChain> chains = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private MachineDisks(VirtualMachine machine) {
    this.machine = machine;
    this.paths = new MachinePaths(machine.descriptor());
  }

  /**
   * Opens what can be opened; the rest is told.
   *
   * @param unpacked is given the bytes of disks that were unpacked so far
   */
  static MachineDisks open(VirtualMachine machine, LongConsumer unpacked) {
    return openThose(machine, place -> true, unpacked);
  }

  /** Opens what can be opened without unpacking it first; the rest is as the descriptor says. */
  public static MachineDisks look(VirtualMachine machine) {
    return openThose(
        machine, place -> place.compression() == DiskPlace.Compression.NONE, bytes -> {});
  }

  private static MachineDisks openThose(
      VirtualMachine machine, Predicate<DiskPlace> isWanted, LongConsumer unpacked) {
    MachineDisks disks = new MachineDisks(machine);
    machine.problems().stream().map(MachineDisks::problem).forEach(disks.problems::add);
    for (VirtualDisk disk : machine.disks()) {
      Optional<PlacedDisk> opened = disks.open(disk, isWanted, unpacked);
      disks.places.add(opened.map(PlacedDisk::image));
      disks.chains.add(disks.chain(disk, opened));
    }
    return disks;
  }

  private static Problem problem(MachineProblem problem) {
    return Problem.of(
        problem.place(),
        problem.line() == 0
            ? problem.message()
            : "line %d: %s".formatted(problem.line(), problem.message()));
  }

  private Optional<PlacedDisk> open(
      VirtualDisk disk, Predicate<DiskPlace> isWanted, LongConsumer unpacked) {
    if (disk.backing() != DiskBacking.IMAGE) {
      problem(disk, "its bytes are in no file, but on a device that the host had");
      return Optional.empty();
    }
    // What is missing, or found in an older state only, is among the problems of the descriptor.
    Optional<DiskPlace> place = disk.place().filter(isWanted);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    if (place.get().packedBytes() == 0) {
      problem(disk, "is empty: no byte is in " + described(place.get()));
      return Optional.empty();
    }
    try {
      PlacedDisk opened = PlacedDisk.open(disk, place.get(), machine.folders(), unpacked);
      opened.damage().ifPresent(damage -> problem(disk, damage));
      return Optional.of(opened);
    } catch (IOException e) {
      problem(disk, "is not read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private DiskChain chain(VirtualDisk disk, Optional<PlacedDisk> opened) {
    return opened
        .map(PlacedDisk::image)
        .flatMap(image -> disk.place().map(place -> DiskChain.of(disk, place, image, paths)))
        .orElseGet(() -> DiskChain.described(disk, paths));
  }

  private String described(DiskPlace place) {
    return paths.shown(place.pieces().get(0).file());
  }

  /** A file of a disk, told as the user told where the descriptor is. */
  String location(Path file) {
    return paths.shown(file);
  }

  private void problem(VirtualDisk disk, String message) {
    problems.add(
        Problem.of(
            machine.descriptor().toString(),
            "disk %s (%s) %s".formatted(disk.controller(), disk.file(), message)));
  }

  Path descriptor() {
    return machine.descriptor();
  }

  /** The disks in the order in which the guest counts them, empty for one that is not there. */
  List<Optional<DiskImage>> places() {
    return places;
  }

  /** The disks that are there. */
  List<DiskImage> images() {
    return places.stream().flatMap(Optional::stream).toList();
  }

  /** What all disks of the machine are read from, in the order in which the guest counts them. */
  public List<DiskChain> chains() {
    return List.copyOf(chains);
  }

  /** What is wrong with the descriptor, and which disks cannot be read. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The same, and what is wrong with the images. */
  public List<Problem> problemsOfImages() {
    List<Problem> all = new ArrayList<>(problems);
    for (DiskImage image : images()) {
      for (DiskProblem problem : image.problems()) {
        all.add(DiskSet.problem(problem));
      }
    }
    return all;
  }

  /** The machine as the profile has it, its disks with all images that they build on. */
  public Source.VirtualMachine described() {
    List<Source.VirtualDisk> disks = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      VirtualDisk disk = machine.disks().get(i);
      DiskChain chain = chains.get(i);
      disks.add(
          new Source.VirtualDisk(
              disk.controller().toString(), disk.file(), chain.names(), chain.missing()));
    }
    return new Source.VirtualMachine(
        machine.name().orElse(String.valueOf(machine.descriptor().getFileName())),
        machine.format().id(),
        machine.guestOs(),
        machine.memoryMiB(),
        machine.cpus(),
        machine.firmware().map(Firmware::id),
        machine.macAddresses(),
        disks);
  }

  @Override
  public void close() throws IOException {
    DiskSet.closeAll(images());
  }
}
