package dev.exhume.vm;

import static java.util.stream.Collectors.joining;

/** Parts of a machine on one line, for tables. */
final class Shown {
  private Shown() {}

  static String disks(VirtualMachine machine) {
    return machine.disks().stream()
        .map(disk -> disk.controller() + " " + disk.backing() + " " + disk.file())
        .collect(joining(", "));
  }

  static String capacities(VirtualMachine machine) {
    return machine.disks().stream()
        .map(
            disk ->
                "%s %s %s"
                    .formatted(
                        disk.controller(),
                        disk.file(),
                        disk.capacityBytes().map(String::valueOf).orElse("-")))
        .collect(joining(", "));
  }

  static String removable(VirtualMachine machine) {
    return machine.removableDevices().stream()
        .map(
            device -> device.controller() + " " + device.kind() + " " + device.medium().orElse("-"))
        .collect(joining(", "));
  }

  /** The names of the files that each disk's layers were found in. */
  static String layers(VirtualDisk disk) {
    return disk.layers().stream()
        .map(
            layer ->
                layer
                    .place()
                    .map(place -> place.pieces().get(0).file().getFileName().toString())
                    .orElse("-"))
        .collect(joining(" < "));
  }
}
