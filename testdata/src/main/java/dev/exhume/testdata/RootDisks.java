package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    try (InputStream packed = resource(name + ".gz");
        InputStream unpacked = new GZIPInputStream(packed)) {
      Files.copy(unpacked, file);
    }
    return file;
  }

  /** The lines of a text beside the disks. */
  public static List<String> lines(String name) {
    try (InputStream lines = resource(name)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        RootDisks.class.getResourceAsStream("disk/roots/" + name),
        () -> name + " is not a resource");
  }
}
