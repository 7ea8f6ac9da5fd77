package dev.exhume.vm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Descriptors of real machines, which lie beside the checkout and not in it. */
final class SharedMachines {
  private SharedMachines() {}

  /** A descriptor; the test is skipped where there is none. */
  static Path at(String name) {
    String shared = System.getProperty("exhume.shared", "");
    Path path = Path.of(shared, "data", "vm").resolve(name);
    assumeTrue(
        !shared.isEmpty() && Files.exists(path),
        "skipped: no real descriptors in " + path + " (property exhume.shared)");
    return path;
  }
}
