package dev.exhume.vm.vbox;

import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskLayer;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.ProblemLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The disks of a machine, with the images that they are read from. */
final class VboxDisks {
  /** VirtualBox itself allows 250 snapshots in a row. */
  private static final int MAX_LAYERS = 300;

  private final String place;
  private final MediaRegistry registry;
  private final MachineFolders folders;
  private final DiskFiles files;
  private final String snapshotFolder;
  private final ProblemLog problems;
  private @Nullable Map<String, Path> byIdentity;

  /**
   * @param place the descriptor
   * @param snapshotFolder as the descriptor has it
   */
  VboxDisks(
      String place,
      MediaRegistry registry,
      MachineFolders folders,
      String snapshotFolder,
      ProblemLog problems) {
    this.place = place;
    this.registry = registry;
    this.folders = folders;
    this.files = new DiskFiles(folders);
    this.snapshotFolder = snapshotFolder;
    this.problems = problems;
  }

  /** How the descriptor calls the image of a device: its location, or else its id. */
  static String written(MediaRegistry registry, Attachment attachment) {
    Optional<String> id = attachment.medium();
    return id.flatMap(registry::find).map(Medium::location).or(() -> id).orElse("");
  }

  VirtualDisk read(Attachment attachment) {
    List<DiskLayer> layers = new ArrayList<>();
    Optional<Medium> newest = attachment.medium().flatMap(registry::find);
    Optional<String> next = attachment.medium();
    Set<String> seen = new HashSet<>();
    while (next.isPresent()
        && layers.size() < MAX_LAYERS
        && seen.add(MediaRegistry.key(next.get()))) {
      layers.add(layer(next.get()));
      next = registry.find(next.get()).flatMap(Medium::parent);
    }
    VirtualDisk disk =
        new VirtualDisk(
            attachment.address(),
            newest.filter(Medium::isRemote).isPresent() ? DiskBacking.HOST_DEVICE : backing(layers),
            written(registry, attachment),
            layers,
            newest.flatMap(Medium::type),
            Optional.empty(),
            attachment.medium());
    tell(attachment, newest, disk);
    return disk;
  }

  private DiskBacking backing(List<DiskLayer> layers) {
    return layers.isEmpty() ? DiskBacking.IMAGE : files.backing(layers.get(0));
  }

  private void tell(Attachment attachment, Optional<Medium> newest, VirtualDisk disk) {
    if (newest.isEmpty()) {
      problems.add(
          place,
          attachment.line(),
          ("no registry says which file the image %s of %s is; before VirtualBox 4 that is in"
                  + " VirtualBox.xml, whose folder can be searched too")
              .formatted(attachment.medium().orElse("(none)"), attachment.address()));
    }
    DiskFiles.tell(disk, place, attachment.line(), problems);
  }

  private DiskLayer layer(String id) {
    Optional<Medium> medium = registry.find(id);
    if (medium.isPresent() && medium.get().isRemote()) {
      String location = medium.get().location();
      return new DiskLayer(
          location, Optional.empty(), List.of(location + " (on the network: never opened)"));
    }
    DiskLayer named =
        medium
            .map(known -> files.layer(known.location(), Optional.of(known.home())))
            .orElseGet(() -> unregistered(id));
    if (named.place().isPresent()) {
      return named;
    }
    Path sameId = byIdentity().get(MediaRegistry.key(id));
    if (sameId == null) {
      return named;
    }
    problems.add(
        place,
        0,
        "\"%s\" was not found, and is read from %s, which has its id"
            .formatted(named.file(), sameId));
    return new DiskLayer(named.file(), DiskFiles.place(sameId), named.tried());
  }

  /** Differences are named after their id. */
  private DiskLayer unregistered(String id) {
    DiskLayer difference = files.layer(snapshotFolder + "/{" + MediaRegistry.key(id) + "}.vdi");
    return new DiskLayer(id, difference.place(), difference.tried());
  }

  private Map<String, Path> byIdentity() {
    if (byIdentity != null) {
      return byIdentity;
    }
    Map<String, Path> found = new HashMap<>();
    for (Path file : folders.endingIn(".vdi", List.of(snapshotFolder, "VDI", "HardDisks"))) {
      VdiIdentity.read(file).ifPresent(id -> found.putIfAbsent(id, file));
    }
    byIdentity = found;
    return found;
  }
}
