package dev.exhume.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A virtual machine, as its descriptor tells of it. What the descriptor does not tell is empty.
 *
 * @param descriptor the file that was read
 * @param folders the only ones in which its files may lie, or below; without links
 * @param guestOs as the descriptor has it: {@code rhel4}, {@code Ubuntu_64}
 * @param disks in the order in which the guest counts them
 * @param snapshots parents before their children
 * @param settings all that the product wrote down, by its own names, in whatever case they are
 *     asked for
 */
public record VirtualMachine(
    Path descriptor,
    List<Path> folders,
    MachineFormat format,
    Optional<String> name,
    Optional<String> guestOs,
    Optional<Long> memoryMiB,
    Optional<Integer> cpus,
    Optional<Firmware> firmware,
    List<NetworkAdapter> networkAdapters,
    List<VirtualDisk> disks,
    List<RemovableDevice> removableDevices,
    List<Snapshot> snapshots,
    Map<String, String> settings,
    List<MachineProblem> problems) {
  public VirtualMachine {
    Objects.requireNonNull(descriptor);
    folders = List.copyOf(folders);
    Objects.requireNonNull(format);
    Objects.requireNonNull(name);
    Objects.requireNonNull(guestOs);
    Objects.requireNonNull(memoryMiB);
    Objects.requireNonNull(cpus);
    Objects.requireNonNull(firmware);
    networkAdapters = List.copyOf(networkAdapters);
    disks = List.copyOf(disks);
    removableDevices = List.copyOf(removableDevices);
    snapshots = List.copyOf(snapshots);
    Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(settings);
    settings = Collections.unmodifiableMap(caseless);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a descriptor. The files that it names are looked for in its own folder.
   *
   * @throws MalformedDescriptorException when it is no descriptor of a machine
   * @throws MachineChoiceException when it is one of several
   */
  public static VirtualMachine read(Path descriptor) throws IOException {
    return read(descriptor, List.of());
  }

  /**
   * Reads a descriptor.
   *
   * @param searchFolders where the files that it names are looked for too. No file outside of these
   *     and of the descriptor's own folder is looked at, whatever it names.
   * @throws MalformedDescriptorException when it is no descriptor of a machine
   * @throws MachineChoiceException when it is one of several
   */
  public static VirtualMachine read(Path descriptor, List<Path> searchFolders) throws IOException {
    return Descriptors.read(descriptor, searchFolders, Optional.empty());
  }

  /**
   * Reads one machine of a descriptor, which may have several, as packages of OVF do.
   *
   * @param name of the machine; its id where several have the same name
   * @throws MalformedDescriptorException when it is no descriptor of a machine
   * @throws MachineChoiceException when it is one of others
   */
  public static VirtualMachine read(Path descriptor, List<Path> searchFolders, String name)
      throws IOException {
    return Descriptors.read(descriptor, searchFolders, Optional.of(name));
  }

  /** Whether a file is a descriptor of a machine, by what is in it. */
  public static boolean recognises(Path file) throws IOException {
    return Descriptors.format(file).isPresent();
  }

  /**
   * Compares the files of an {@code .ovf} or {@code .ova} with the digests in its manifest. That
   * reads all of them, and stops when the thread is interrupted.
   *
   * @param progress is given the bytes that were read so far
   * @return what the manifest lists, in its order; nothing where there is no manifest
   */
  public static List<FileDigest> checkDigests(
      Path descriptor, List<Path> searchFolders, LongConsumer progress) throws IOException {
    return Descriptors.checkDigests(descriptor, searchFolders, progress);
  }

  /** The addresses of the network adapters that have one. */
  public List<String> macAddresses() {
    return networkAdapters.stream().flatMap(adapter -> adapter.macAddress().stream()).toList();
  }
}
