package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.vm.DeviceAddress;
import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskLayer;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.FileExtent;
import dev.exhume.vm.Firmware;
import dev.exhume.vm.MachineProblem;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The disks of a virtual machine, as far as they are there. */
public final class MachineDisks {
  private final VirtualMachine machine;
  private final List<DiskImage> images = new ArrayList<>();
  private final Map<DeviceAddress, List<String>> chains = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private MachineDisks(VirtualMachine machine) {
    this.machine = machine;
  }

  /** Opens what can be opened; the rest is told. */
  static MachineDisks open(VirtualMachine machine) {
    MachineDisks disks = new MachineDisks(machine);
    machine.problems().stream().map(MachineDisks::problem).forEach(disks.problems::add);
    machine.disks().forEach(disks::add);
    return disks;
  }

  /** A problem of a descriptor as the profile has it. */
  public static Problem problem(MachineProblem problem) {
    return Problem.of(
        problem.place(),
        problem.line() == 0
            ? problem.message()
            : "line %d: %s".formatted(problem.line(), problem.message()));
  }

  private void add(VirtualDisk disk) {
    if (disk.backing() != DiskBacking.IMAGE) {
      problem(disk, "its bytes are in no file, but on a device that the host had");
      return;
    }
    // What is missing, or found in an older state only, is among the problems of the descriptor.
    Optional<DiskPlace> place = disk.place();
    if (place.isEmpty()) {
      return;
    }
    try {
      DiskImage image = open(place.get());
      images.add(image);
      chains.put(disk.controller(), image.chain().stream().map(this::name).toList());
    } catch (IOException e) {
      problem(disk, "is not read: " + e.getMessage());
    }
  }

  /** A file as seen from the descriptor, wherever the folder of both lies. */
  private String name(Path file) {
    Path folder = folder(machine.descriptor());
    Path real = folder(file).resolve(file.getFileName());
    return real.startsWith(folder) ? folder.relativize(real).toString() : real.toString();
  }

  /** A file of a disk, told as the user told where the descriptor is. */
  String location(Path file) {
    return machine.descriptor().resolveSibling(name(file)).toString();
  }

  private static Path folder(Path file) {
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    try {
      return folder.toRealPath();
    } catch (IOException gone) {
      return folder;
    }
  }

  private static DiskImage open(DiskPlace place) throws IOException {
    Optional<Path> whole = place.wholeFile();
    if (whole.isPresent()) {
      return DiskImage.open(whole.get());
    }
    FileExtent first = place.pieces().get(0);
    if (place.pieces().size() > 1 || place.compression() != DiskPlace.Compression.NONE) {
      throw new IOException(
          "%s holds it in pieces or packed by gzip: put it together or unpack it first"
              .formatted(first.file()));
    }
    return DiskImage.openInside(first.file(), first.offset(), first.length());
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

  /** The disks that are there, in the order in which the guest counts them. */
  List<DiskImage> images() {
    return images;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The machine as the profile has it, its disks with all images that they build on. */
  Source.VirtualMachine described() {
    return described(machine, chains);
  }

  /** The machine as its descriptor alone tells of it. */
  public static Source.VirtualMachine described(VirtualMachine machine) {
    return described(machine, Map.of());
  }

  private static Source.VirtualMachine described(
      VirtualMachine machine, Map<DeviceAddress, List<String>> chains) {
    return new Source.VirtualMachine(
        machine.name().orElse(String.valueOf(machine.descriptor().getFileName())),
        machine.format().id(),
        machine.guestOs(),
        machine.memoryMiB(),
        machine.cpus(),
        machine.firmware().map(Firmware::id),
        machine.macAddresses(),
        machine.disks().stream().map(disk -> described(disk, chains)).toList());
  }

  private static Source.VirtualDisk described(
      VirtualDisk disk, Map<DeviceAddress, List<String>> chains) {
    List<String> layers = disk.layers().stream().map(DiskLayer::file).toList();
    return new Source.VirtualDisk(
        disk.controller().toString(), disk.file(), chains.getOrDefault(disk.controller(), layers));
  }
}
