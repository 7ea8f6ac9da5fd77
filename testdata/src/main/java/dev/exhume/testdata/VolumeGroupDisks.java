package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Physical volumes with logical volumes of all kinds, made by Linux; see {@code make-lvm.sh}. */
public final class VolumeGroupDisks {
  /** The groups, and how many disks each of them has. */
  public static final Map<String, Integer> GROUPS =
      new TreeMap<>(
          Map.of(
              "raid", 5,
              "thin", 2,
              "snap", 1,
              "cache", 2,
              "move", 2,
              "ring", 3));

  private VolumeGroupDisks() {}

  /**
   * The bytes of a disk, all of which is a physical volume.
   *
   * @param name of the group in {@link #GROUPS}, and a number: {@code raid0}
   */
  public static byte[] disk(String name) {
    try (InputStream packed = resource(name + ".img.gz");
        InputStream unpacked = new GZIPInputStream(packed)) {
      return unpacked.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What Linux read of the logical volumes of a group: name, size in bytes and SHA-256 of each,
   * with a blank between.
   */
  public static List<String> truth(String group) {
    try (InputStream lines = resource(group + ".truth")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        VolumeGroupDisks.class.getResourceAsStream("disk/lvm/" + name),
        () -> name + " is not a resource");
  }
}
