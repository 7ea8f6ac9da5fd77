package dev.exhume.core;

import dev.exhume.core.source.disk.MachineOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * How a source is opened, and what of it is meant.
 *
 * @param volume of the disks that is the root; the likeliest without it
 * @param machine by its name, in a package of several
 * @param diskFolders where the disks of a virtual machine are looked for besides the folder of its
 *     descriptor
 * @param unpacked is given the bytes that were unpacked so far, where something has to be unpacked
 *     before it can be read
 */
public record SourceOptions(
    Optional<String> volume,
    Optional<String> machine,
    List<Path> diskFolders,
    LongConsumer unpacked) {
  private static final SourceOptions NONE = ofVolume(Optional.empty());

  public SourceOptions {
    Objects.requireNonNull(volume);
    Objects.requireNonNull(machine);
    diskFolders = List.copyOf(diskFolders);
    Objects.requireNonNull(unpacked);
  }

  /** Nothing is said: what is there is searched for what is likeliest meant. */
  public static SourceOptions none() {
    return NONE;
  }

  /** A volume alone. */
  public static SourceOptions ofVolume(Optional<String> volume) {
    return new SourceOptions(volume, Optional.empty(), List.of(), bytes -> {});
  }

  MachineOptions ofMachine() {
    return new MachineOptions(machine, diskFolders, unpacked);
  }
}
