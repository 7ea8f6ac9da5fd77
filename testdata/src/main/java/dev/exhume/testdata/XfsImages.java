package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** File systems of the kind XFS; see {@code testdata/disk/make-xfs.sh}. */
public final class XfsImages {
  /** Those that hold the same files of all forms, but for what tar or version 4 have no room. */
  public static final List<String> RELICS = List.of("v5-1k", "v5-64k", "v4-512");

  private XfsImages() {}

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
   * @param name {@code v5-1k}, whose files all relics have, or {@code v5-pieces}
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
        XfsImages.class.getResourceAsStream("disk/xfs/" + name), () -> name + " is not a resource");
  }
}
