package dev.exhume.vm;

import dev.exhume.vm.ovf.OvfMachine;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.vbox.VboxMachine;
import dev.exhume.vm.vmx.VmxMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Tells descriptors apart by what is in them. */
final class Descriptors {
  /** What tells a descriptor is among its first lines. */
  private static final int START_BYTES = 1 << 16;

  private Descriptors() {}

  static Optional<MachineFormat> format(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return Optional.empty();
    }
    byte[] start = DescriptorFile.start(file, START_BYTES);
    if (VmxMachine.recognises(start)) {
      return Optional.of(MachineFormat.VMX);
    }
    if (VboxMachine.recognises(start)) {
      return Optional.of(MachineFormat.VIRTUALBOX);
    }
    if (OvfMachine.recognises(start)) {
      return Optional.of(MachineFormat.OVF);
    }
    if (OvfMachine.recognisesArchive(start, file)) {
      return Optional.of(MachineFormat.OVA);
    }
    return Optional.empty();
  }

  /**
   * @param name of the machine that is meant; the only one without it
   */
  static VirtualMachine read(Path descriptor, List<Path> searchFolders, Optional<String> name)
      throws IOException {
    MachineFormat format = known(descriptor);
    MachineFolders folders = MachineFolders.around(descriptor, searchFolders);
    return switch (format) {
      case VMX -> required(VmxMachine.read(descriptor, folders), name);
      case VIRTUALBOX -> required(VboxMachine.read(descriptor, folders), name);
      case OVF -> OvfMachine.read(descriptor, folders, name);
      case OVA -> OvfMachine.readArchive(descriptor, folders, name);
    };
  }

  /** The only machine of a descriptor, if it is the one that is meant. */
  private static VirtualMachine required(VirtualMachine machine, Optional<String> name)
      throws MachineChoiceException {
    if (name.isPresent() && !machine.name().equals(name)) {
      throw new MachineChoiceException(
          machine.descriptor().toString(), List.of(machine.name().orElse("")), name);
    }
    return machine;
  }

  static List<FileDigest> checkDigests(
      Path descriptor, List<Path> searchFolders, LongConsumer progress) throws IOException {
    MachineFormat format = known(descriptor);
    MachineFolders folders = MachineFolders.around(descriptor, searchFolders);
    return switch (format) {
      case VMX, VIRTUALBOX -> List.of();
      case OVF -> OvfMachine.checkDigests(descriptor, false, folders, progress);
      case OVA -> OvfMachine.checkDigests(descriptor, true, folders, progress);
    };
  }

  private static MachineFormat known(Path descriptor) throws IOException {
    return format(descriptor)
        .orElseThrow(
            () ->
                new MalformedDescriptorException(
                    descriptor.toString(), 0, "is no descriptor of a virtual machine"));
  }
}
