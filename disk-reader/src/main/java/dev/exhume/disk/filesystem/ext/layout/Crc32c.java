package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The checksum of ext4's metadata: CRC-32C without the final inversion, which starts with what
 * tells this file system from others.
 */
public final class Crc32c {
  private static final int REVERSED_POLYNOMIAL = 0x82F6_3B78;

  private final byte[] start;

  /** Starts with the bytes that go before all others. */
  public Crc32c(byte[] start) {
    this.start = start.clone();
  }

  /** Starts as the superblock wants it. */
  static Crc32c of(Superblock superblock) throws MalformedDataException {
    return superblock.features().hasChecksumSeed()
        ? startingWith((int) superblock.bytes().u32(0x270))
        : new Crc32c(superblock.uuidBytes());
  }

  /** Starts with a value, as if it were that of the bytes before. */
  public static Crc32c startingWith(int value) {
    return new Crc32c(bytesThatGive(value));
  }

  /** The four bytes after which the checksum has a value: its register, run backwards. */
  private static byte[] bytesThatGive(int value) {
    int register = value;
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      // The top bit of the polynomial is set: a register with that bit had its lowest bit set.
      register = register < 0 ? (register ^ REVERSED_POLYNOMIAL) << 1 | 1 : register << 1;
    }
    return littleEndian(~register);
  }

  /** The four bytes of a number as they are on the disk. */
  public static byte[] littleEndian(long number) {
    return ByteBuffer.allocate(Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) number)
        .array();
  }

  /** The checksum of some bytes after those at the start. */
  public long of(byte[]... parts) {
    CRC32C checksum = new CRC32C();
    checksum.update(start);
    for (byte[] part : parts) {
      checksum.update(part);
    }
    return ~checksum.getValue() & 0xFFFF_FFFFL;
  }
}
