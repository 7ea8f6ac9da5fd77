package dev.exhume.disk.volume.md;

import dev.exhume.disk.MemoryVolume;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Changes superblocks so that their checksums hold. */
final class TestSuperblocks {
  private static final int RESERVED_V0 = 1 << 16;
  private static final int WORDS = 1024;
  private static final int CHECKSUM_V0 = 38;
  private static final int CHECKSUM_V1 = 54;
  private static final int FIXED_WORDS_V1 = 64;
  private static final int MAX_DEVICES_V1 = 1920;

  private TestSuperblocks() {}

  /** Where the superblock 0.90 of a member is. */
  static int positionOfV0(MemoryVolume member) {
    return (int) (member.size() / RESERVED_V0 - 1) * RESERVED_V0;
  }

  static void changeUuidOfV0(MemoryVolume member) {
    member.put(positionOfV0(member) + 20, 1, 2, 3, 4);
    sealV0(member);
  }

  /** Makes the checksum of a superblock 0.90 right. */
  static void sealV0(MemoryVolume member) {
    int position = positionOfV0(member);
    ByteBuffer words = words(member, position);
    member.put32(
        position + CHECKSUM_V0 * Integer.BYTES, sum(words, CHECKSUM_V0, WORDS * Integer.BYTES));
  }

  /** Makes the checksum of a superblock 1.x right. */
  static void sealV1(MemoryVolume member, int position) {
    ByteBuffer words = words(member, position);
    int devices = Math.max(0, Math.min(MAX_DEVICES_V1, words.getInt(220)));
    int size = FIXED_WORDS_V1 * Integer.BYTES + devices * Short.BYTES;
    member.put32(position + CHECKSUM_V1 * Integer.BYTES, sum(words, CHECKSUM_V1, size));
  }

  /** Turns a superblock 0.90 into one of a machine of the other byte order. */
  static void swapV0(MemoryVolume member) {
    int position = positionOfV0(member);
    ByteBuffer words = words(member, position);
    for (int word = 0; word < WORDS; word++) {
      int from = otherHalf(word);
      int value = Integer.reverseBytes(words.getInt(from * Integer.BYTES));
      member.put32(position + word * Integer.BYTES, value);
    }
  }

  /** The halves of numbers of 64 bits are in the order of the machine, too. */
  private static int otherHalf(int word) {
    return switch (word) {
      case 39, 41 -> word + 1;
      case 40, 42 -> word - 1;
      default -> word;
    };
  }

  private static ByteBuffer words(MemoryVolume member, int position) {
    return ByteBuffer.wrap(member.bytes(), position, WORDS * Integer.BYTES)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long sum(ByteBuffer words, int checksum, int size) {
    long sum = 0;
    for (int offset = 0; offset + Integer.BYTES <= size; offset += Integer.BYTES) {
      sum += offset == checksum * Integer.BYTES ? 0 : Integer.toUnsignedLong(words.getInt(offset));
    }
    if (size % Integer.BYTES != 0) {
      sum += Short.toUnsignedInt(words.getShort(size - Short.BYTES));
    }
    return (sum & 0xFFFF_FFFFL) + (sum >>> 32);
  }
}
