package dev.exhume.core.source.tar.member;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.filesystem.UnixNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The block before each member of an archive, in the dialects of Unix V7, POSIX, GNU and star.
 *
 * @param block the whole block, for what only some types have
 * @param name of the file, with its {@code prefix}
 * @param type {@code typeflag}
 * @param size {@code size} in bytes of what follows in the archive
 * @param modified {@code mtime} in seconds since 1970
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">Basic Tar
 *     Format</a>
 */
public record TarHeader(
    Bytes block,
    String name,
    char type,
    int mode,
    int uid,
    int gid,
    long size,
    long modified,
    String linkName,
    int deviceMajor,
    int deviceMinor) {

  /** All of tar comes in blocks of this size. */
  public static final int BLOCK = 512;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int MAGIC = 257;
  private static final byte[] POSIX = "ustar\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STAR = "tar\0".getBytes(StandardCharsets.US_ASCII);

  /** Whether a block has the checksum of a header. */
  public static boolean isOne(Bytes block) throws MalformedDataException {
    byte[] bytes = block.copy(0, BLOCK);
    Arrays.fill(bytes, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
    long unsigned = 0;
    long signed = 0;
    for (byte value : bytes) {
      unsigned += Byte.toUnsignedInt(value);
      signed += value;
    }
    try {
      long expected = TarNumber.field(block, CHECKSUM, CHECKSUM_LENGTH);
      // Some old systems added the bytes up with their signs.
      return expected == unsigned || expected == signed;
    } catch (MalformedDataException noNumber) {
      return false;
    }
  }

  /** Whether a block has zeros only, which marks the end of an archive. */
  public static boolean isZero(Bytes block) throws MalformedDataException {
    for (int i = 0; i < BLOCK; i++) {
      if (block.u8(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a block is marked as a header, which those of Unix V7 are not. */
  public static boolean hasMagic(Bytes block) throws MalformedDataException {
    return Arrays.equals(block.copy(MAGIC, 5), Arrays.copyOf(POSIX, 5));
  }

  /** Where the block after a place starts, or the place itself if that starts one. */
  static long padded(long offset) {
    return (offset + BLOCK - 1) & -BLOCK;
  }

  /** Whether this is a file's own header, rather than more of the next file's, or none's. */
  boolean isMember() {
    return "LKxXgVNA".indexOf(type) < 0;
  }

  static TarHeader read(Bytes block) throws MalformedDataException {
    if (!isOne(block)) {
      throw block.malformed(CHECKSUM, "the checksum is not that of the block");
    }
    long size = TarNumber.field(block, 124, 12);
    if (size < 0) {
      throw block.malformed(124, "the size is %d".formatted(size));
    }
    return new TarHeader(
        block,
        name(block),
        (char) block.u8(156),
        (int) TarNumber.field(block, 100, 8),
        (int) TarNumber.field(block, 108, 8),
        (int) TarNumber.field(block, 116, 8),
        size,
        TarNumber.field(block, 136, 12),
        text(block, 157, 100),
        device(block, 329),
        device(block, 337));
  }

  private static String name(Bytes block) throws MalformedDataException {
    String name = text(block, 0, 100);
    if (!Arrays.equals(block.copy(MAGIC, POSIX.length), POSIX)) {
      return name;
    }
    boolean star = Arrays.equals(block.copy(508, STAR.length), STAR);
    String prefix = text(block, 345, star ? 131 : 155);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** The fields of a device node; in V7's dialect something else may be in their place. */
  private static int device(Bytes block, int offset) throws MalformedDataException {
    return hasMagic(block) ? (int) TarNumber.field(block, offset, 8) : 0;
  }

  private static String text(Bytes block, int offset, int length) throws MalformedDataException {
    int end = block.indexOf(0, offset);
    return UnixNames.decode(block.copy(offset, end < 0 ? length : Math.min(length, end - offset)));
  }
}
