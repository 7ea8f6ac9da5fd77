package dev.exhume.rpm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Real databases of third parties, which lie beside the checkout and not in it. */
final class SharedDatabases {
  private SharedDatabases() {}

  /** A folder or an archive of databases; the test is skipped where there is none. */
  static Path folder(String name) {
    String shared = System.getProperty("exhume.shared", "");
    Path folder = Path.of(shared, "data", "rpmdb", name);
    assumeTrue(
        !shared.isEmpty() && Files.exists(folder),
        "skipped: no real databases in " + folder + " (property exhume.shared)");
    return folder;
  }

  /** Unpacks a file of the folder into {@code directory}. */
  static Path unpack(Path packed, Path directory) throws IOException {
    Path file = directory.resolve(packed.getFileName().toString().replace(".gz", ""));
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(bytes, file);
    }
    return file;
  }

  /** Unpacks an archive into {@code directory}. */
  static void unpackAll(Path archive, Path directory) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          Path file = directory.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(tar, file);
        }
      }
    }
  }

  /** The lines of a table without its heading. */
  static List<String> lines(Path table) throws IOException {
    byte[] bytes = Files.readAllBytes(table);
    if (table.toString().endsWith(".gz")) {
      try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(table))) {
        bytes = unpacked.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList();
  }
}
