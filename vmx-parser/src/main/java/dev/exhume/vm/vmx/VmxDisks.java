package dev.exhume.vm.vmx;

import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskLayer;
import dev.exhume.vm.Snapshot;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.ProblemLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The disks of a machine, with the files that they are read from. */
final class VmxDisks {
  /** A file of a disk since a snapshot: {@code web01-000002.vmdk}. */
  private static final Pattern SINCE_SNAPSHOT =
      Pattern.compile("(.*)-(\\d{6})(\\.vmdk)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Nobody has kept more of them, and each costs a look into every folder. */
  private static final int MAX_OLDER = 100;

  private final Settings settings;
  private final DiskFiles files;
  private final List<Snapshot> snapshots;
  private final ProblemLog problems;

  VmxDisks(
      Settings settings, MachineFolders folders, List<Snapshot> snapshots, ProblemLog problems) {
    this.settings = settings;
    this.files = new DiskFiles(folders);
    this.snapshots = snapshots;
    this.problems = problems;
  }

  VirtualDisk read(Device device) {
    String key = device.address().toString();
    List<DiskLayer> layers = new ArrayList<>();
    DiskBacking backing = device.backing();
    if (backing == DiskBacking.HOST_DEVICE) {
      layers.add(DiskFiles.hostDevice(device.file()));
    } else {
      settings.text(key + ".redo").ifPresent(redo -> layers.add(files.layer(redo)));
      DiskLayer layer = files.layer(device.file());
      layers.add(layer);
      if (layer.place().isEmpty()) {
        older(device).ifPresent(layers::add);
      } else if (backing == DiskBacking.IMAGE) {
        backing = files.backing(layer);
      }
    }
    VirtualDisk disk =
        new VirtualDisk(
            device.address(),
            backing,
            device.file(),
            layers,
            settings.text(key + ".mode"),
            Optional.empty(),
            Optional.empty());
    int line = Math.max(settings.line(key + ".fileName"), settings.line(key + ".name"));
    DiskFiles.tell(disk, settings.place(), line, problems);
    return disk;
  }

  /** An older state of a disk whose newest file is missing. */
  private Optional<DiskLayer> older(Device device) {
    return olderNames(device).stream()
        .map(files::layer)
        .filter(layer -> layer.place().isPresent())
        .findFirst();
  }

  private List<String> olderNames(Device device) {
    List<String> names = new ArrayList<>();
    for (int i = snapshots.size() - 1; i >= 0; i--) {
      snapshots.get(i).disks().stream()
          .filter(disk -> disk.controller().equals(device.address()))
          .map(Snapshot.Disk::file)
          .filter(file -> !file.equals(device.file()))
          .forEach(names::add);
    }
    Matcher matcher = SINCE_SNAPSHOT.matcher(device.file());
    if (matcher.matches()) {
      int newest = Integer.parseInt(matcher.group(2));
      for (int i = newest - 1; i > 0 && i > newest - MAX_OLDER; i--) {
        names.add("%s-%06d%s".formatted(matcher.group(1), i, matcher.group(3)));
      }
      names.add(matcher.group(1) + matcher.group(3));
    }
    return names.stream().distinct().limit(MAX_OLDER).toList();
  }
}
