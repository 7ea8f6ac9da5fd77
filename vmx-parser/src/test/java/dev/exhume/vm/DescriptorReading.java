package dev.exhume.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads descriptors that may be damaged, and all that can be asked of them. */
final class DescriptorReading {
  private DescriptorReading() {}

  /** Only an exception that is documented may leave. */
  static void readOrRefuse(Path home, byte[] bytes) throws IOException {
    Path file = Files.write(home.resolve("fuzzed"), bytes);
    try {
      VirtualMachine machine = VirtualMachine.read(file);
      machine.macAddresses();
      for (VirtualDisk disk : machine.disks()) {
        for (DiskLayer layer : disk.layers()) {
          layer.place().ifPresent(place -> check(place, home));
        }
      }
      VirtualMachine.checkDigests(file, List.of(), read -> {});
    } catch (IOException e) {
      // A descriptor may be refused; it may not do anything else.
    }
  }

  /** The same with a list of snapshots beside a good descriptor. */
  static void readWithSnapshots(Path home, byte[] bytes) throws IOException {
    Files.write(home.resolve("fuzzed.vmsd"), bytes);
    readOrRefuse(home, DescriptorSeeds.vmx().findFirst().orElseThrow());
    Files.delete(home.resolve("fuzzed.vmsd"));
  }

  private static void check(DiskPlace place, Path home) {
    for (FileExtent piece : place.pieces()) {
      if (!piece.file().startsWith(home)) {
        throw new AssertionError(piece + " lies outside of " + home);
      }
    }
  }
}
