package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** Devices with swap, LUKS and file systems that are not read; see {@code make-contents.sh}. */
public final class DiskContents {
  private static final List<String> NOT_KNOWN_TO_BLKID =
      List.of("bcache", "bsd", "drbd", "isw_raid_member", "zfs_member");

  private DiskContents() {}

  /** The names of those that blkid knows. */
  public static List<String> names() {
    return lines().stream().map(line -> words(line).get(0)).distinct().toList();
  }

  /** The names of those of which there is so little that blkid does not know them. */
  public static List<String> others() {
    return NOT_KNOWN_TO_BLKID;
  }

  /** The bytes of a device. */
  public static byte[] disk(String name) {
    try (ZipInputStream zip = new ZipInputStream(resource(name + ".zip"))) {
      zip.getNextEntry();
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What blkid says of a device: TYPE, and perhaps LABEL and UUID. */
  public static Map<String, String> truth(String name) {
    Map<String, String> truth = new TreeMap<>();
    for (String line : lines()) {
      List<String> words = words(line);
      if (words.get(0).equals(name)) {
        truth.put(words.get(1), words.get(2));
      }
    }
    return truth;
  }

  private static List<String> words(String line) {
    return List.of(line.split("\t", -1));
  }

  private static List<String> lines() {
    try (InputStream lines = resource("truth")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        DiskContents.class.getResourceAsStream("disk/contents/" + name),
        () -> name + " is not a resource");
  }
}
