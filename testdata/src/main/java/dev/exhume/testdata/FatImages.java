package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** File systems of the kind FAT; see {@code testdata/disk/make-fat.sh}. */
public final class FatImages {
  /** Those that hold the same files of all forms. */
  public static final List<String> RELICS = List.of("fat12", "fat16", "fat32", "fat32-4k");

  private FatImages() {}

  /** The bytes of a file system. */
  public static byte[] image(String name) {
    return unpacked(name + ".img.gz");
  }

  /** The bytes of a file system with as many files of {@link SampleTree} as FAT has a place for. */
  public static byte[] sample() {
    return LargeMarks.replace(image("sample"));
  }

  /** What Linux shows of the files, with one byte for each character. */
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
        FatImages.class.getResourceAsStream("disk/fat/" + name), () -> name + " is not a resource");
  }
}
