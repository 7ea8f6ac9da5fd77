package dev.exhume.core.source.disk;

import dev.exhume.vm.MachineChoiceException;
import dev.exhume.vm.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Which virtual machine is meant, and where its disks are.
 *
 * @param name of the machine, in a package of several
 * @param folders where its disks are looked for besides that of the descriptor
 * @param unpacked is given the bytes of disks that were unpacked so far
 */
public record MachineOptions(Optional<String> name, List<Path> folders, LongConsumer unpacked) {
  public MachineOptions {
    Objects.requireNonNull(name);
    folders = List.copyOf(folders);
    Objects.requireNonNull(unpacked);
  }

  /** Reads a descriptor. */
  public VirtualMachine read(Path descriptor) throws IOException {
    try {
      return name.isPresent()
          ? VirtualMachine.read(descriptor, folders, name.get())
          : VirtualMachine.read(descriptor, folders);
    } catch (MachineChoiceException e) {
      throw new IOException(e.getMessage() + "; choose one with --machine", e);
    }
  }

  /** Refuses what is asked of a machine where there is none. */
  public void requireNone(Path source) throws IOException {
    if (name.isPresent() || !folders.isEmpty()) {
      throw new IOException(
          "%s does not describe a virtual machine: %s is for those that do"
              .formatted(source, name.isPresent() ? "--machine" : "--disks-in"));
    }
  }
}
