package dev.exhume.testdata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where an image has the bytes of {@code srv/large}, which cannot be compressed: scripts write a
 * mark into each KiB instead.
 */
final class LargeMarks {
  private static final int BLOCK_SIZE = 1024;
  private static final byte[] MARK = "SampleTree.large ".getBytes(StandardCharsets.US_ASCII);
  private static final int NUMBER_SIZE = 8;

  private LargeMarks() {}

  /** Puts the bytes in the place of their marks. */
  static byte[] replace(byte[] image) {
    byte[] large = SampleTree.large();
    for (int block = 0; block < image.length; block += BLOCK_SIZE) {
      int numberStart = block + MARK.length;
      if (Arrays.equals(image, block, numberStart, MARK, 0, MARK.length)) {
        String number = new String(image, numberStart, NUMBER_SIZE, StandardCharsets.US_ASCII);
        int offset = BLOCK_SIZE * Integer.parseInt(number);
        int length = Math.min(BLOCK_SIZE, large.length - offset);
        System.arraycopy(large, offset, image, block, length);
      }
    }
    return image;
  }
}
