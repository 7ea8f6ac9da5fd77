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

  /**
   * Those with a journal to be replayed, in which e2fsck has something to do; see {@code
   * testdata/disk/make-journals.sh}.
   */
  public static final List<String> JOURNALS =
      List.of(
          "linux-ext3-around",
          "linux-ext4-around",
          "linux-checksums-v1",
          "linux-escapes-ext3",
          "linux-escapes-ext4",
          "linux-pieces-ext3",
          "linux-pieces-ext4",
          "written-32",
          "written-32-checksums-v2",
          "written-32-checksums-v3",
          "written-64",
          "written-64-checksums-v2",
          "written-64-checksums-v3",
          "written-revocations");

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

  /**
   * What e2fsck leaves in the place of blocks that are in a journal.
   *
   * @return number and SHA-256 of each; where a journal is damaged for a test, the first line has
   *     its name, and the place and the value of the byte that is another one
   */
  public static List<String> replayed(String name) {
    try (InputStream list = resource("journal/" + name + ".replayed")) {
      return new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
