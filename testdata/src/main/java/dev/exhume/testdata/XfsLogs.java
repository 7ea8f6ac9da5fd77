package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * File systems of the kind XFS that were not unmounted; see {@code testdata/disk/make-xfs-log.sh}.
 */
public final class XfsLogs {
  /** Version 5; with a log that has come round; version 4 with the first version of the log. */
  public static final List<String> NAMES = List.of("v5", "v5-wrapped", "v4");

  private XfsLogs() {}

  /** The bytes of a file system. */
  public static byte[] image(String name) {
    return unpacked(name + ".img.gz");
  }

  /**
   * What its recovery by Linux changes outside of log and superblocks: lines with the number of a
   * page of 4096 bytes and the CRC-32 of the page.
   */
  public static List<String> pages(String name) {
    return new String(unpacked(name + ".pages.gz"), StandardCharsets.US_ASCII).lines().toList();
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
        XfsLogs.class.getResourceAsStream("disk/xfs-log/" + name),
        () -> name + " is not a resource");
  }
}
