package dev.exhume.core.report.section;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Source;
import dev.exhume.core.report.drawing.DiskMap;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was given: a machine, its disks to scale, what is on them, what is missing.
 *
 * @param missing what the server mounted and is not here, of a size that nobody knows
 */
public record Disks(
    List<Fact> facts, List<DiskMap.Lane> lanes, List<Missing> missing, List<Table> tables) {

  /** A file system that is not here. */
  public record Missing(String mountPoint, String device) {}

  /** The disks of a source. */
  public static Disks of(Source source) {
    List<Table> tables = new ArrayList<>(volumes(source.volumes()));
    tables.addAll(mounts(source.mounts()));
    tables.addAll(images(source.disks()));
    source.virtualMachine().ifPresent(machine -> tables.addAll(slots(machine)));
    return new Disks(
        facts(source),
        DiskMap.of(source),
        source.mounts().stream()
            .filter(mount -> mount.status() == MountStatus.MISSING)
            .map(mount -> new Missing(mount.mountPoint(), mount.device()))
            .toList(),
        tables);
  }

  private static List<Fact> facts(Source source) {
    Fact.Listing facts =
        new Fact.Listing()
            .text("Given as", Optional.of(Words.plain(source.kind())))
            .code("Location", Optional.of(source.location()));
    source
        .virtualMachine()
        .ifPresent(
            machine ->
                facts
                    .code("Machine", Optional.of(machine.name()))
                    .text("Descriptor", Optional.of(machine.format()))
                    .code("Guest system", machine.guestOs())
                    .text("Memory", machine.memoryMiB().map(size -> Words.number(size) + " MiB"))
                    .text("Processors", machine.cpus().map(Object::toString))
                    .text("Firmware", machine.firmware())
                    .code("MAC addresses", Optional.of(String.join(", ", machine.macAddresses()))));
    return facts.all();
  }

  private static List<Table> volumes(List<Source.Volume> volumes) {
    Table.Builder table =
        Table.of(
            "volumes-table",
            "Volumes and what is on them",
            "Volume",
            "Kind",
            "Size",
            "Content",
            "Role",
            "Mounted at",
            "State");
    for (Source.Volume volume : volumes) {
      table.row(
          Cell.code(volume.name()).with(names(volume)),
          Cell.text(Words.plain(volume.kind())),
          Cell.size(Optional.of(volume.sizeBytes())),
          Cell.code(volume.content()),
          Cell.text(volume.role()),
          Cell.code(volume.mountedAt()),
          volume.state().map(Disks::state).orElse(Cell.text("")));
    }
    return table.build();
  }

  private static String names(Source.Volume volume) {
    return Stream.of(
            volume.label().map(label -> "label " + label),
            volume.uuid().map(uuid -> "UUID " + uuid))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Cell state(String state) {
    return Cell.badge(
        state.equals("clean") ? Badge.good(state) : Badge.caution(Words.plain(state)));
  }

  private static List<Table> mounts(List<Source.Mount> mounts) {
    Table.Builder table =
        Table.of(
            "mounts-table",
            "What the server mounted",
            "Mounted at",
            "Here?",
            "Device",
            "Type",
            "Options",
            "Evidence");
    for (Source.Mount mount : mounts) {
      table.row(
          Cell.code(mount.mountPoint()),
          Cell.badge(Badge.of(mount.status())),
          Cell.code(mount.device()),
          Cell.text(mount.type()),
          Cell.code(String.join(", ", mount.options())),
          Cell.proof(mount.evidence()));
    }
    return table.build();
  }

  private static List<Table> images(List<Source.Disk> disks) {
    Table.Builder table =
        Table.of("images-table", "Disk images", "Image", "Size", "Format", "Partition table");
    for (Source.Disk disk : disks) {
      table.row(
          Cell.code(disk.location()),
          Cell.size(Optional.of(disk.sizeBytes())),
          Cell.text(disk.format()),
          Cell.text(disk.partitionTable().orElse("none")));
    }
    return table.build();
  }

  private static List<Table> slots(Source.VirtualMachine machine) {
    Table.Builder table =
        Table.of(
            "slots-table",
            "Disks as the virtual machine names them",
            "Controller",
            "File",
            "Images, newest first",
            "Missing");
    for (Source.VirtualDisk disk : machine.disks()) {
      table.row(
          Cell.code(disk.controller()),
          Cell.code(disk.file()),
          Cell.code(String.join(", ", disk.chain())),
          disk.missing().isEmpty()
              ? Cell.badge(Badge.good("all here"))
              : Cell.badge(Badge.bad(Words.list(disk.missing()))));
    }
    return table.build();
  }

  /** Whether there is anything to draw. */
  public boolean hasDrawing() {
    return !lanes.isEmpty() || !missing.isEmpty();
  }
}
