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
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The disks of a server and the volumes on them. */
public final class DiskSet implements Closeable {
  static final String KIND = "disk-image";

  private final List<DiskImage> images;
  private final Volumes volumes;

  private DiskSet(List<DiskImage> images, Volumes volumes) {
    this.images = List.copyOf(images);
    this.volumes = volumes;
  }

  /** Opens disk images, in the order in which the server had the disks. */
  public static DiskSet open(List<Path> files) throws IOException {
    List<DiskImage> images = new ArrayList<>();
    try {
      for (Path file : files) {
        images.add(DiskImage.open(file));
      }
      return new DiskSet(images, Volumes.of(images));
    } catch (IOException | RuntimeException e) {
      closeAll(images);
      throw e;
    }
  }

  /** Opens a single disk image if its content shows that it is one: any file may be a raw one. */
  public static Optional<DiskSet> openIfDisk(Path file) throws IOException {
    DiskSet disks = open(List.of(file));
    if (disks.isRecognised()) {
      return Optional.of(disks);
    }
    disks.close();
    return Optional.empty();
  }

  private boolean isRecognised() {
    return images.stream().anyMatch(image -> image.format() != ImageFormat.RAW)
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
    return images.stream().map(DiskImage::files).flatMap(List::stream).toList();
  }

  /** The disks and volumes as the profile has them, where no root is known. */
  public Source describe(String location) {
    return describe(location, volume -> Optional.empty(), List.of());
  }

  Source describe(
      String location, Function<Volume, Optional<String>> mountedAt, List<Mount> mounts) {
    return new Source(
        KIND,
        location,
        Optional.empty(),
        disks(),
        new VolumeTable(volumes, mountedAt).rows(),
        mounts);
  }

  private List<Disk> disks() {
    List<Disk> disks = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      dev.exhume.disk.volume.Disk disk = volumes.disks().get(i);
      String format = images.get(i).format().label();
      disks.add(new Disk(disk.place(), format, disk.sizeBytes(), disk.partitionTable()));
    }
    return disks;
  }

  /** What is wrong with images and volumes. */
  public List<Problem> problems() {
    Stream<DiskProblem> ofImages = images.stream().map(DiskImage::problems).flatMap(List::stream);
    return Stream.concat(ofImages, volumes.problems().stream()).map(DiskSet::problem).toList();
  }

  static Problem problem(DiskProblem problem) {
    return new Problem(problem.place(), problem.message(), Optional.of(problem.offset()));
  }

  @Override
  public void close() throws IOException {
    closeAll(images);
  }

  /** Closes each, whatever becomes of the others. */
  private static void closeAll(List<DiskImage> images) throws IOException {
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
