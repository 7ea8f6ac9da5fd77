package dev.exhume.vm.ovf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A header of a tar archive.
 *
 * @param name with its folders
 * @param size of the content in bytes
 * @param type {@code 0} for a file, {@code L} and {@code x} for what belongs to the next one
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">Basic Tar
 *     Format</a>
 */
record TarHeader(String name, long size, char type) {
  static final int LENGTH = 512;

  private static final int CHECKSUM_OFFSET = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int OCTAL = 8;
  private static final int BASE_256 = 0x80;
  private static final int BASE_256_NEGATIVE = 0x40;

  /** The header in a block, if there is one: its checksum tells. */
  static Optional<TarHeader> read(byte[] block) {
    if (block.length < LENGTH) {
      return Optional.empty();
    }
    Optional<Long> checksum = octal(block, CHECKSUM_OFFSET, CHECKSUM_LENGTH);
    Optional<Long> size = size(block);
    if (size.isEmpty() || checksum.filter(sum -> isChecksum(block, sum)).isEmpty()) {
      return Optional.empty();
    }
    String name = text(block, 0, 100);
    // GNU tar has times where POSIX has the folders.
    boolean isPosix = new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    String prefix = isPosix ? text(block, 345, 155) : "";
    String whole = prefix.isEmpty() ? name : prefix + "/" + name;
    return Optional.of(new TarHeader(whole, size.get(), (char) (block[156] & 0xFF)));
  }

  boolean isFile() {
    return type == '0' || type == 0 || type == '7';
  }

  private static boolean isChecksum(byte[] block, long checksum) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < LENGTH; i++) {
      boolean isChecksum = i >= CHECKSUM_OFFSET && i < CHECKSUM_OFFSET + CHECKSUM_LENGTH;
      unsigned += isChecksum ? ' ' : block[i] & 0xFF;
      signed += isChecksum ? ' ' : block[i];
    }
    return checksum == unsigned || checksum == signed;
  }

  /** In octal digits, or since 8 GiB are not enough also in bytes. */
  private static Optional<Long> size(byte[] block) {
    int offset = 124;
    int length = 12;
    int first = block[offset] & 0xFF;
    if ((first & BASE_256) == 0) {
      return octal(block, offset, length);
    }
    boolean isTooLarge = (first & BASE_256_NEGATIVE) != 0 || (first & ~BASE_256) != 0;
    long size = 0;
    for (int i = 1; i < length; i++) {
      isTooLarge |= size > Long.MAX_VALUE >> Byte.SIZE;
      size = (size << Byte.SIZE) | (block[offset + i] & 0xFF);
    }
    return isTooLarge ? Optional.empty() : Optional.of(size);
  }

  private static Optional<Long> octal(byte[] block, int offset, int length) {
    String digits = text(block, offset, length).strip();
    if (!digits.matches("[0-7]{0,20}")) {
      return Optional.empty();
    }
    return Optional.of(digits.isEmpty() ? 0 : Long.parseLong(digits, OCTAL));
  }

  /** Up to the first zero. */
  private static String text(byte[] block, int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(block, offset, end), StandardCharsets.UTF_8);
  }
}
