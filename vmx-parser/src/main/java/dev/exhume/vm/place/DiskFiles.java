package dev.exhume.vm.place;

import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskLayer;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.text.ProblemLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the files that disks are read from, and says which are missing. */
public final class DiskFiles {
  /** More than any product has room for on all its buses. */
  public static final int MAX_DISKS = 512;

  /** The descriptor of a VMDK, which is a text. */
  private static final int MAX_DESCRIPTOR_BYTES = 1 << 16;

  private static final Pattern RAW_MAPPING =
      Pattern.compile(
          "^[ \\t]*(?:RW|RDONLY)\\s+\\d+\\s+VMFSR(?:DMP?|AW)\\s"
              + "|createType\\s*=\\s*\"?(?:vmfsR(?:DM|aw)|vmfs(?:Passthrough)?RawDeviceMap"
              + "|fullDevice|partitionedDevice)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final MachineFolders folders;

  /** Finds files in these folders. */
  public DiskFiles(MachineFolders folders) {
    this.folders = folders;
  }

  /** A file of a disk. */
  public DiskLayer layer(String written) {
    return layer(written, Optional.empty());
  }

  /**
   * A file of a disk.
   *
   * @param home the folder that a relative path starts from before all others
   */
  public DiskLayer layer(String written, Optional<Path> home) {
    Finding finding = folders.find(written, home);
    return new DiskLayer(written, finding.file().flatMap(DiskFiles::place), finding.tried());
  }

  /** A disk of the host, which is never looked for. */
  public static DiskLayer hostDevice(String written) {
    return new DiskLayer(
        written, Optional.empty(), List.of(written + " (a device of the host: never opened)"));
  }

  /** What a file says of itself that may be nothing but the description of a device. */
  public DiskBacking backing(DiskLayer layer) {
    Optional<Path> file = layer.place().flatMap(DiskPlace::wholeFile);
    if (file.isEmpty()) {
      return DiskBacking.IMAGE;
    }
    try {
      if (Files.size(file.get()) > MAX_DESCRIPTOR_BYTES) {
        return DiskBacking.IMAGE;
      }
      byte[] bytes = DescriptorFile.start(file.get(), MAX_DESCRIPTOR_BYTES);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (RAW_MAPPING.matcher(text).find()) {
        return DiskBacking.RAW_DEVICE_MAPPING;
      }
      return DiskBacking.IMAGE;
    } catch (IOException e) {
      // Whoever opens it will say what is wrong with it.
      return DiskBacking.IMAGE;
    }
  }

  /** Says what of a disk is missing, and what that costs. */
  public static void tell(VirtualDisk disk, String place, int line, ProblemLog problems) {
    for (DiskLayer layer : disk.layers()) {
      if (layer.place().isEmpty()) {
        problems.add(place, line, missing(disk, layer));
      }
    }
    if (disk.isNewestMissing() && disk.place().isPresent()) {
      String older =
          disk.layers().stream()
              .filter(layer -> layer.place().isPresent())
              .map(DiskLayer::file)
              .findFirst()
              .orElse("");
      problems.add(
          place,
          line,
          "%s can only be read in an older state: %s".formatted(disk.controller(), older));
    }
    if (disk.place().isPresent() && disk.backing() != DiskBacking.IMAGE) {
      problems.add(
          place,
          line,
          "%s: \"%s\" only points to a device, whose bytes are not in it"
              .formatted(disk.controller(), disk.file()));
    }
  }

  private static String missing(VirtualDisk disk, DiskLayer layer) {
    if (disk.backing() == DiskBacking.HOST_DEVICE) {
      return "%s: \"%s\" is a disk of the host or on the network, which is never opened"
          .formatted(disk.controller(), layer.file());
    }
    String tried = layer.tried().isEmpty() ? "nowhere" : String.join(", ", layer.tried());
    return "%s: \"%s\" was not found; looked for: %s"
        .formatted(disk.controller(), layer.file(), tried);
  }

  /** A whole file. */
  public static Optional<DiskPlace> place(Path file) {
    try {
      return Optional.of(DiskPlace.of(file, Files.size(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
