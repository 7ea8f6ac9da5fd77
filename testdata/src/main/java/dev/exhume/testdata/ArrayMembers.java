package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The members of md arrays of all kinds, made by Linux; see {@code make-md.sh}. */
public final class ArrayMembers {
  private ArrayMembers() {}

  /** The bytes of each member of an array, in the order of the array. */
  public static List<byte[]> of(String array) {
    TreeMap<String, byte[]> members = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(resource(array + ".zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>(members.values());
  }

  /**
   * What Linux read of the arrays, by name.
   *
   * @return size in bytes and SHA-256, with a blank between
   */
  public static Map<String, String> truth() {
    Map<String, String> truth = new TreeMap<>();
    try (InputStream lines = resource("truth")) {
      new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> add(truth, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return truth;
  }

  private static void add(Map<String, String> truth, String line) {
    int end = line.indexOf(' ');
    truth.put(line.substring(0, end), line.substring(end + 1));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        ArrayMembers.class.getResourceAsStream("disk/md/" + name),
        () -> name + " is not a resource");
  }
}
