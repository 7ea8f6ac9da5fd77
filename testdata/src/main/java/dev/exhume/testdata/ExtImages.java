package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** File systems of the kinds ext2, ext3 and ext4; see {@code testdata/disk/make-ext.sh}. */
public final class ExtImages {
  /** Those that hold the same files of all forms. */
  public static final List<String> RELICS =
      List.of(
          "ext2-rev0",
          "ext2-old-entries",
          "ext3-1k",
          "ext4-default",
          "ext4-inline",
          "ext4-bigalloc",
          "ext4-meta-groups",
          "ext4-early",
          "ext4-64k",
          "ext4-unusual");

  private ExtImages() {}

  /** The bytes of a file system. */
  public static byte[] image(String name) {
    return unpacked(name + ".img.gz");
  }

  /** The bytes of a file system with the files of {@link SampleTree}. */
  public static byte[] sample(String name) {
    return LargeMarks.replace(image(name));
  }

  /**
   * What Linux shows of the files, with one byte for each character.
   *
   * @param name {@code relics}, or {@code written} for those that Linux wrote to ext4-written
   */
  public static String truth(String name) {
    return new String(unpacked(name + ".truth.gz"), StandardCharsets.ISO_8859_1);
  }

  private static byte[] unpacked(String name) {
    try (InputStream packed = resource(name);
        InputStream unpacked = new GZIPInputStream(packed)) {
      return unpacked.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        ExtImages.class.getResourceAsStream("disk/ext/" + name), () -> name + " is not a resource");
  }
}
