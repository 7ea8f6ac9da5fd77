package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Disk;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.disk.image.ImageFormat;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.Volumes;
import dev.exhume.vm.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The disks of a server and the volumes on them. */
public final class DiskSet implements Closeable {
  private final Optional<MachineDisks> machine;
  private final List<DiskImage> images;
  private final Volumes volumes;
  private final List<Problem> problems;

  private DiskSet(
      Optional<MachineDisks> machine,
      List<DiskImage> images,
      Volumes volumes,
      List<Problem> problems) {
    this.machine = machine;
    this.images = List.copyOf(images);
    this.volumes = volumes;
    this.problems = List.copyOf(problems);
  }

  /**
   * Opens disks.
   *
   * @param files images, in the order in which the server had the disks, or the descriptor of a
   *     virtual machine
   * @param options for the descriptor of a machine only
   */
  public static DiskSet open(List<Path> files, MachineOptions options) throws IOException {
    if (files.size() == 1 && isMachine(files.get(0))) {
      return ofMachine(options.read(files.get(0)), options);
    }
    options.requireNone(files.get(0));
    List<DiskImage> images = new ArrayList<>();
    try {
      for (Path file : files) {
        images.add(DiskImage.open(file));
      }
      return new DiskSet(Optional.empty(), images, Volumes.of(images), List.of());
    } catch (IOException | RuntimeException e) {
      closeAll(images);
      throw e;
    }
  }

  /** A disk of this host, which is no file, is an image like others. */
  private static boolean isMachine(Path file) throws IOException {
    return Files.isRegularFile(file) && VirtualMachine.recognises(file);
  }

  private static DiskSet ofMachine(VirtualMachine machine, MachineOptions options)
      throws IOException {
    MachineDisks disks = MachineDisks.open(machine, options.unpacked());
    try {
      return new DiskSet(
          Optional.of(disks), disks.images(), Volumes.ofPlaces(disks.places()), disks.problems());
    } catch (IOException | RuntimeException e) {
      closeAll(disks.images());
      throw e;
    }
  }

  /** Opens a single disk image if its content shows that it is one: any file may be a raw one. */
  public static Optional<DiskSet> openIfDisk(Path file, MachineOptions options) throws IOException {
    DiskSet disks = open(List.of(file), options);
    if (disks.isRecognised()) {
      return Optional.of(disks);
    }
    disks.close();
    return Optional.empty();
  }

  private boolean isRecognised() {
    return machine.isPresent()
        || images.stream().anyMatch(image -> image.format() != ImageFormat.RAW)
        || volumes.disks().stream().anyMatch(disk -> disk.partitionTable().isPresent())
        || volumes.all().stream().anyMatch(DiskSet::isKnown);
  }

  private static boolean isKnown(Volume volume) {
    return volume.content().kind() != VolumeContent.Kind.UNKNOWN;
  }

  /** All volumes of all disks. */
  public Volumes volumes() {
    return volumes;
  }

  /** The files that the disks are read from: descriptors, extents, parents. */
  public List<Path> files() {
    return Stream.concat(
            machine.stream().map(MachineDisks::descriptor),
            images.stream().map(DiskImage::files).flatMap(List::stream))
        .toList();
  }

  /** The kind of source, as the profile names it. */
  String kind() {
    return machine.isPresent() ? "virtual-machine" : "disk-image";
  }

  /** The disks and volumes as the profile has them, where no root is known. */
  public Source describe(String location) {
    return describe(location, volume -> Optional.empty(), List.of());
  }

  Source describe(
      String location, Function<Volume, Optional<String>> mountedAt, List<Mount> mounts) {
    return new Source(
        kind(),
        location,
        machine.map(MachineDisks::described),
        disks(),
        new VolumeTable(volumes, mountedAt).rows(),
        mounts);
  }

  private List<Disk> disks() {
    List<Disk> disks = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      dev.exhume.disk.volume.Disk disk = volumes.disks().get(i);
      String format = images.get(i).format().label();
      String location = machine.map(of -> of.location(Path.of(disk.place()))).orElse(disk.place());
      disks.add(new Disk(location, format, disk.sizeBytes(), disk.partitionTable()));
    }
    return disks;
  }

  /** What is wrong with images and volumes. */
  public List<Problem> problems() {
    Stream<DiskProblem> ofImages = images.stream().map(DiskImage::problems).flatMap(List::stream);
    return Stream.concat(
            problems.stream(),
            Stream.concat(ofImages, volumes.problems().stream()).map(DiskSet::problem))
        .toList();
  }

  static Problem problem(DiskProblem problem) {
    return new Problem(problem.place(), problem.message(), Optional.of(problem.offset()));
  }

  @Override
  public void close() throws IOException {
    closeAll(images);
  }

  /** Closes each, whatever becomes of the others. */
  static void closeAll(List<DiskImage> images) throws IOException {
    IOException failure = null;
    for (DiskImage image : images) {
      try {
        image.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
