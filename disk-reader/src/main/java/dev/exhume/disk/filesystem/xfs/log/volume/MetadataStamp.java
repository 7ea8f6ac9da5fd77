package dev.exhume.disk.filesystem.xfs.log.volume;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What a block of metadata carries of itself in version 5: the number of the record of the log that
 * changed it last, which file system it belongs to, a checksum.
 *
 * @param number where the log sequence number stands
 * @param uuid where the id of the file system stands
 * @param checksum where the CRC-32C stands, little-endian
 * @param owner where the inode stands that it belongs to, 0 where that is of no interest
 */
public record MetadataStamp(int number, int uuid, int checksum, int owner) {
  private static final int UUID_SIZE = 16;
  private static final int SHORT_MAGIC = 8;

  private static final MetadataStamp GROUP_TREE = new MetadataStamp(24, 32, 52, 0);
  private static final MetadataStamp INODE_TREE = new MetadataStamp(32, 40, 64, 0);
  private static final MetadataStamp DIRECTORY = new MetadataStamp(16, 24, 4, 40);
  private static final MetadataStamp NAME_TREE = new MetadataStamp(24, 32, 12, 48);

  /** By the four bytes at the start. */
  private static final Map<Integer, MetadataStamp> BY_MAGIC =
      Map.ofEntries(
          Map.entry(0x5846_5342, new MetadataStamp(240, 32, 224, 0)), // XFSB
          Map.entry(0x5841_4746, new MetadataStamp(208, 64, 216, 0)), // XAGF
          Map.entry(0x5841_4749, new MetadataStamp(320, 296, 312, 0)), // XAGI
          Map.entry(0x5841_464C, new MetadataStamp(24, 8, 32, 0)), // XAFL
          Map.entry(0x5853_4C4D, new MetadataStamp(48, 16, 12, 0)), // XSLM
          Map.entry(0x4142_3342, GROUP_TREE), // AB3B
          Map.entry(0x4142_3343, GROUP_TREE), // AB3C
          Map.entry(0x4941_4233, GROUP_TREE), // IAB3
          Map.entry(0x4649_4233, GROUP_TREE), // FIB3
          Map.entry(0x524D_4233, GROUP_TREE), // RMB3
          Map.entry(0x5233_4643, GROUP_TREE), // R3FC
          Map.entry(0x424D_4133, INODE_TREE), // BMA3
          Map.entry(0x4D41_5052, INODE_TREE), // MAPR
          Map.entry(0x5243_4E54, INODE_TREE), // RCNT
          Map.entry(0x5844_4233, DIRECTORY), // XDB3
          Map.entry(0x5844_4433, DIRECTORY), // XDD3
          Map.entry(0x5844_4633, DIRECTORY)); // XDF3

  /** By the two bytes at 8. */
  private static final Map<Integer, MetadataStamp> BY_SHORT_MAGIC =
      Map.of(0x3DF1, NAME_TREE, 0x3DFF, NAME_TREE, 0x3EBE, NAME_TREE, 0x3BEE, NAME_TREE);

  /** The one that a block has, if it is of a kind that has one. */
  public static Optional<MetadataStamp> of(Bytes block) throws MalformedDataException {
    MetadataStamp stamp = BY_MAGIC.get(block.s32(0));
    return Optional.ofNullable(stamp == null ? BY_SHORT_MAGIC.get(block.u16(SHORT_MAGIC)) : stamp);
  }

  /** Whether the block says that it belongs to a file system with one of these ids. */
  public boolean isOf(Bytes block, byte[]... fileSystems) throws MalformedDataException {
    byte[] said = block.copy(uuid, UUID_SIZE);
    return Arrays.stream(fileSystems).anyMatch(id -> Arrays.equals(id, said));
  }

  /** Writes a log sequence number and the checksum into a block. */
  public void put(byte[] block, long sequence) {
    ByteBuffer.wrap(block).putLong(number, sequence);
    putChecksum(block, checksum);
  }

  /** Writes the checksum of a structure into it. */
  public static void putChecksum(byte[] structure, int offset) {
    ByteBuffer bytes = ByteBuffer.wrap(structure).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(offset, 0);
    CRC32C sum = new CRC32C();
    sum.update(structure);
    bytes.putInt(offset, (int) sum.getValue());
  }
}
