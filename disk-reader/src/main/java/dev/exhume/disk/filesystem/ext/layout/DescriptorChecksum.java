package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/** The checksum of a group descriptor: the lower half of a CRC-32C, or a CRC-16 in early ext4. */
final class DescriptorChecksum {
  private static final int REVERSED_POLYNOMIAL = 0xA001;

  private final Superblock superblock;
  private final Crc32c crc32c;

  DescriptorChecksum(Superblock superblock, Crc32c crc32c) {
    this.superblock = superblock;
    this.crc32c = crc32c;
  }

  /** Refuses a descriptor whose checksum is not that of its bytes. */
  void verify(Bytes descriptor, long group) throws MalformedDataException {
    Features features = superblock.features();
    if (!features.hasMetadataChecksums() && !features.hasDescriptorChecksums()) {
      return;
    }
    long actual =
        features.hasMetadataChecksums() ? crc32c(descriptor, group) : crc16(descriptor, group);
    int stored = descriptor.u16(GroupDescriptor.CHECKSUM_OFFSET);
    if (actual != stored) {
      throw descriptor.malformed(
          GroupDescriptor.CHECKSUM_OFFSET,
          "checksum of group %d is 0x%04x, not 0x%04x".formatted(group, stored, actual));
    }
  }

  private long crc32c(Bytes descriptor, long group) throws MalformedDataException {
    byte[] bytes = descriptor.copy(0, descriptor.size());
    bytes[GroupDescriptor.CHECKSUM_OFFSET] = 0;
    bytes[GroupDescriptor.CHECKSUM_OFFSET + 1] = 0;
    return crc32c.of(Crc32c.littleEndian(group), bytes) & 0xFFFF;
  }

  /** Unlike the newer one, it leaves its own place out. */
  private long crc16(Bytes descriptor, long group) throws MalformedDataException {
    int after = GroupDescriptor.CHECKSUM_OFFSET + Short.BYTES;
    int crc = crc16(0xFFFF, superblock.uuidBytes());
    crc = crc16(crc, Crc32c.littleEndian(group));
    crc = crc16(crc, descriptor.copy(0, GroupDescriptor.CHECKSUM_OFFSET));
    return crc16(crc, descriptor.copy(after, descriptor.size() - after));
  }

  private static int crc16(int start, byte[] bytes) {
    int crc = start;
    for (byte next : bytes) {
      crc ^= Byte.toUnsignedInt(next);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REVERSED_POLYNOMIAL;
      }
    }
    return crc;
  }
}
