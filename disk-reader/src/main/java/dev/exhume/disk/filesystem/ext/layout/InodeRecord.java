package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.StoredInode;
import dev.exhume.filesystem.FileType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * An inode as it is in the inode table.
 *
 * @see <a href="https://docs.kernel.org/filesystems/ext4/inodes.html">index nodes</a>
 */
public record InodeRecord(long number, Bytes bytes, Superblock superblock) implements StoredInode {
  /** Where the map of blocks, or what stands in its place, is. */
  public static final int BLOCK_OFFSET = 0x28;

  /** The length of that map. */
  public static final int BLOCK_SIZE = 60;

  private static final int OLD_SIZE = 128;
  private static final int FILE_MODE = 0100600;
  private static final int EXTENTS_MAGIC = 0xF30A;
  private static final int EPOCH_BITS = 2;
  private static final int EPOCH_MASK = 3;

  /**
   * An inode of which no more than the place of its bytes is kept.
   *
   * <pre>
   * Copy --> map of blocks (60 bytes), upper half of size, lower half of size (u32 each)
   * </pre>
   */
  static InodeRecord ofCopy(long number, Bytes copy, Superblock superblock)
      throws MalformedDataException {
    ByteBuffer inode = ByteBuffer.allocate(OLD_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    boolean hasExtents = copy.u16(0) == EXTENTS_MAGIC;
    inode
        .putShort(0, (short) FILE_MODE)
        .putInt(0x4, copy.s32(BLOCK_SIZE + 4))
        .putShort(0x1A, (short) 1)
        .putInt(0x20, hasExtents ? InodeFlag.EXTENTS.mask() : 0)
        .put(BLOCK_OFFSET, copy.copy(0, BLOCK_SIZE))
        .putInt(0x6C, copy.s32(BLOCK_SIZE));
    Bytes bytes =
        Bytes.of(copy.structure(), copy.position(), inode.array(), ByteOrder.LITTLE_ENDIAN);
    return new InodeRecord(number, bytes, superblock);
  }

  @Override
  public int mode() throws MalformedDataException {
    return bytes.u16(0x0);
  }

  public int uid() throws MalformedDataException {
    return bytes.u16(0x78) << 16 | bytes.u16(0x2);
  }

  public int gid() throws MalformedDataException {
    return bytes.u16(0x7A) << 16 | bytes.u16(0x18);
  }

  @Override
  public int links() throws MalformedDataException {
    return bytes.u16(0x1A);
  }

  @Override
  public long size() throws MalformedDataException {
    boolean isLong = type() == FileType.REGULAR || superblock.features().hasLargeDirectories();
    long size = (isLong ? bytes.u32(0x6C) << 32 : 0) | bytes.u32(0x4);
    if (size < 0) {
      throw bytes.malformed(0x6C, "size is 0x%016x bytes".formatted(size));
    }
    return size;
  }

  public long flags() throws MalformedDataException {
    return bytes.u32(0x20);
  }

  public boolean has(InodeFlag flag) throws MalformedDataException {
    return (flags() & flag.mask()) != 0;
  }

  /** The blocks that it takes up, in units of 512 bytes. */
  public long sectors() throws MalformedDataException {
    if (!superblock.features().hasHugeFiles()) {
      return bytes.u32(0x1C);
    }
    long count = (long) bytes.u16(0x74) << 32 | bytes.u32(0x1C);
    return has(InodeFlag.HUGE_FILE) ? count * (superblock.geometry().blockSize() >> 9) : count;
  }

  /** The map of blocks, or what stands in its place. */
  public Bytes block() throws MalformedDataException {
    return bytes.slice("inode's block map", BLOCK_OFFSET, BLOCK_SIZE);
  }

  public long generation() throws MalformedDataException {
    return bytes.u32(0x64);
  }

  /** The block of extended attributes, 0 if there is none. */
  public long attributeBlock() throws MalformedDataException {
    long upperHalf = superblock.features().has64Bit() ? bytes.u16(0x76) : 0;
    return upperHalf << 32 | bytes.u32(0x68);
  }

  public FileTime accessTime() throws MalformedDataException {
    return time(0x8, 0x8C);
  }

  public FileTime changeTime() throws MalformedDataException {
    return time(0xC, 0x84);
  }

  public FileTime modificationTime() throws MalformedDataException {
    return time(0x10, 0x88);
  }

  /** Two bits of the extra field extend the seconds beyond 2038, the others are nanoseconds. */
  private FileTime time(int secondsOffset, int extraOffset) throws MalformedDataException {
    long seconds = bytes.s32(secondsOffset);
    long nanoseconds = 0;
    if (holds(extraOffset + Integer.BYTES)) {
      long extra = bytes.u32(extraOffset);
      seconds += (extra & EPOCH_MASK) << Integer.SIZE;
      nanoseconds = extra >>> EPOCH_BITS;
    }
    return FileTime.from(Instant.ofEpochSecond(seconds, nanoseconds));
  }

  /** Where the fields end and extended attributes may start. */
  public int fieldsEnd() throws MalformedDataException {
    if (bytes.size() == OLD_SIZE) {
      return OLD_SIZE;
    }
    int extraSize = bytes.u16(0x80);
    if (extraSize % 4 != 0 || extraSize > bytes.size() - OLD_SIZE) {
      throw bytes.malformed(
          0x80,
          "%d bytes of fields, not a multiple of 4 up to %d"
              .formatted(extraSize, bytes.size() - OLD_SIZE));
    }
    return OLD_SIZE + extraSize;
  }

  private boolean holds(int end) throws MalformedDataException {
    return bytes.size() > OLD_SIZE && OLD_SIZE + bytes.u16(0x80) >= end && bytes.size() >= end;
  }

  /** Whether the checksum, if it has one, is that of its bytes. */
  boolean isIntact(Crc32c crc32c) throws MalformedDataException {
    if (!superblock.features().hasMetadataChecksums()) {
      return true;
    }
    byte[] raw = bytes.copy(0, bytes.size());
    raw[0x7C] = 0;
    raw[0x7D] = 0;
    boolean isWhole = holds(0x84);
    if (isWhole) {
      raw[0x82] = 0;
      raw[0x83] = 0;
    }
    long actual = crc32c.of(Crc32c.littleEndian(number), Crc32c.littleEndian(generation()), raw);
    long stored = bytes.u16(0x7C) | (isWhole ? (long) bytes.u16(0x82) << 16 : 0);
    return stored == (isWhole ? actual : actual & 0xFFFF);
  }
}
