package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Disks that sfdisk has divided and nobody has filled: see {@code make-partitions.sh}. */
public final class PartitionedDisks {
  private PartitionedDisks() {}

  /**
   * The bytes of a disk.
   *
   * @param table {@code mbr} or {@code gpt}
   */
  public static byte[] disk(String table) {
    try (InputStream packed = resource(table + ".gz");
        InputStream unpacked = new GZIPInputStream(packed)) {
      return unpacked.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What sfdisk says of it: number, first sector, sectors, type; tab-separated. */
  public static List<String> partitions(String table) {
    try (InputStream lines = resource(table + ".tsv")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        PartitionedDisks.class.getResourceAsStream("disk/partitions/" + name),
        () -> name + " is not a resource");
  }
}
