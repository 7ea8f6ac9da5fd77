package dev.exhume.core;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.source.disk.MachineDisks;
import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.FileExtent;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the descriptor of a virtual machine says, and which of its disks are there.
 *
 * @param machine as the profile has it
 * @param disks in the order of the machine's: where each lies, or that it does not
 * @param removable what is attached besides, and holds nothing of the server
 * @param problems what could not be read of the descriptor
 */
public record MachineSurvey(
    Source.VirtualMachine machine,
    List<String> disks,
    List<String> removable,
    List<Problem> problems) {
  public MachineSurvey {
    disks = List.copyOf(disks);
    removable = List.copyOf(removable);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a descriptor; no disk is opened.
   *
   * @throws IOException when it is none
   */
  public static MachineSurvey of(Path descriptor) throws IOException {
    VirtualMachine machine = VirtualMachine.read(descriptor);
    return new MachineSurvey(
        MachineDisks.described(machine),
        machine.disks().stream().map(MachineSurvey::place).toList(),
        machine.removableDevices().stream()
            .map(device -> device.controller() + " " + device.medium().orElse("without a medium"))
            .toList(),
        machine.problems().stream().map(MachineDisks::problem).toList());
  }

  private static String place(VirtualDisk disk) {
    if (disk.backing() != DiskBacking.IMAGE) {
      return "on a device of the host";
    }
    String found =
        disk.place().map(DiskPlace::pieces).map(pieces -> text(pieces.get(0))).orElse("missing");
    return disk.isNewestMissing() && disk.place().isPresent() ? found + " (an older state)" : found;
  }

  private static String text(FileExtent piece) {
    return piece.offset() == 0
        ? piece.file().toString()
        : "%s at byte %d".formatted(piece.file(), piece.offset());
  }
}
