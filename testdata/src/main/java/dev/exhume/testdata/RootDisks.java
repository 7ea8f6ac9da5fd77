package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Disks on which several volumes look like the root of a server: see {@code make-roots.sh}. */
public final class RootDisks {
  private RootDisks() {}

  /**
   * Writes a disk as a raw image.
   *
   * @param name that the script has for it: {@code two-systems}
   * @param folder to write it to
   */
  public static Path disk(String name, Path folder) throws IOException {
    Path file = folder.resolve(name + ".img");
    String resource = "disk/roots/" + name + ".gz";
    try (InputStream packed =
            Objects.requireNonNull(
                RootDisks.class.getResourceAsStream(resource), () -> name + " is not a resource");
        InputStream unpacked = new GZIPInputStream(packed)) {
      Files.copy(unpacked, file);
    }
    return file;
  }
}
