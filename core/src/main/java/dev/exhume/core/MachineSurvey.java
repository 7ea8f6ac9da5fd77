package dev.exhume.core;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.source.disk.DiskChain;
import dev.exhume.core.source.disk.MachineDisks;
import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.FileDigest;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the descriptor of a virtual machine says, and which files of its disks are there.
 *
 * @param machine as the profile has it
 * @param images of all disks, those of a disk one after the other, the newest first
 * @param removable what is attached besides, and holds nothing of the server
 * @param problems what could not be read of the descriptor and of the images
 */
public record MachineSurvey(
    Source.VirtualMachine machine,
    List<Image> images,
    List<String> removable,
    List<Problem> problems) {
  public MachineSurvey {
    images = List.copyOf(images);
    removable = List.copyOf(removable);
    problems = List.copyOf(problems);
  }

  /**
   * An image that a disk is read from.
   *
   * @param controller that its disk is attached to
   * @param file as the descriptor has it, or as seen from there where only other images name it
   * @param found where it lies, or why it is not read
   * @param files that it lies in
   * @param sizeBytes of these files together; empty if they are not there
   */
  public record Image(
      String controller, String file, String found, int files, Optional<Long> sizeBytes) {
    public Image {
      Objects.requireNonNull(controller);
      Objects.requireNonNull(file);
      Objects.requireNonNull(found);
      Objects.requireNonNull(sizeBytes);
    }
  }

  /** Reads a descriptor. */
  public static MachineSurvey of(Path descriptor) throws IOException {
    return of(descriptor, SourceOptions.none());
  }

  /**
   * Reads a descriptor, and of the disks what they are read from; none is unpacked for that.
   *
   * @throws IOException when it is none, or of several machines of which none was chosen
   */
  public static MachineSurvey of(Path descriptor, SourceOptions options) throws IOException {
    VirtualMachine machine = options.ofMachine().read(descriptor);
    try (MachineDisks disks = MachineDisks.look(machine)) {
      List<Image> images = new ArrayList<>();
      for (int i = 0; i < machine.disks().size(); i++) {
        images.addAll(images(machine.disks().get(i), disks.chains().get(i)));
      }
      return new MachineSurvey(
          disks.described(),
          images,
          machine.removableDevices().stream()
              .map(device -> device.controller() + " " + device.medium().orElse("without a medium"))
              .toList(),
          disks.problemsOfImages());
    }
  }

  private static List<Image> images(VirtualDisk disk, DiskChain chain) {
    String controller = disk.controller().toString();
    if (disk.backing() != DiskBacking.IMAGE || chain.images().isEmpty()) {
      String reason = disk.backing() == DiskBacking.IMAGE ? "empty" : "on a device of the host";
      return List.of(new Image(controller, disk.file(), reason, 0, Optional.empty()));
    }
    List<Image> images = new ArrayList<>();
    for (DiskChain.Image image : chain.images()) {
      images.add(
          new Image(
              controller,
              images.isEmpty() ? disk.file() : image.name(),
              image.place().orElse("missing"),
              image.files(),
              image.place().map(place -> image.sizeBytes())));
    }
    for (String extent : chain.missingExtents()) {
      images.add(new Image(controller, extent, "missing", 0, Optional.empty()));
    }
    return images;
  }

  /**
   * Compares the files of an {@code .ovf} or {@code .ova} with its manifest, which reads all of
   * them.
   *
   * @return the files that are not as the manifest says; empty where there is no manifest
   */
  public static List<Problem> againstManifest(Path descriptor, SourceOptions options)
      throws IOException {
    return VirtualMachine.checkDigests(descriptor, options.diskFolders(), options.unpacked())
        .stream()
        .filter(digest -> !digest.isRight())
        .map(digest -> Problem.of(digest.file(), againstManifest(digest)))
        .toList();
  }

  private static String againstManifest(FileDigest digest) {
    return digest.found().isPresent()
        ? "is not what it was when the manifest was written: its %s is %s, not %s"
            .formatted(digest.algorithm(), digest.found().get(), digest.expected())
        : "cannot be compared with the manifest: the file is missing, or %s is not known"
            .formatted(digest.algorithm());
  }
}
