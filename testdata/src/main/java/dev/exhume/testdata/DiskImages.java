package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One small disk in images of every format, made by QEMU, and the same disk after some changes as
 * their snapshots; see {@code testdata/disk/make-images.sh}.
 */
public final class DiskImages {
  private DiskImages() {}

  /** The bytes of the disk. */
  public static byte[] small() {
    return unpacked("small.raw.gz");
  }

  /** The bytes of the disk after the changes, which snapshots hold. */
  public static byte[] changed() {
    return unpacked("changed.raw.gz");
  }

  /**
   * Unpacks all images of a format.
   *
   * @param format the name of the archive: {@code vmdk}
   */
  public static void unpack(String format, Path directory) {
    try (ZipInputStream zip = new ZipInputStream(resource(format + ".zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(String name) {
    try (InputStream unpacked = new GZIPInputStream(resource(name))) {
      return unpacked.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        DiskImages.class.getResourceAsStream("disk/" + name), () -> name + " is not a resource");
  }
}
