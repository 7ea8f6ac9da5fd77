package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.StoredInode;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * An inode as it is on the volume.
 *
 * <pre>
 * Inode --> core (100 bytes, 176 in version 3), data fork, attribute fork
 * </pre>
 *
 * @see <a href="https://docs.kernel.org/filesystems/xfs/index.html">XFS</a>
 */
public record InodeRecord(long number, Bytes bytes) implements StoredInode {
  /** Where the size is. */
  public static final int SIZE_OFFSET = 56;

  private static final int MAGIC = 0x494E;
  private static final int CHECKSUM_OFFSET = 100;
  private static final int VERSION_3 = 3;
  private static final int OLD_CORE_SIZE = 100;
  private static final int CORE_SIZE = 176;
  private static final int UUID_SIZE = 16;
  private static final int FORK_UNIT = 8;
  private static final int REALTIME = 0x1;
  private static final int BIG_TIME = 0x8;
  private static final int MANY_EXTENTS = 0x10;

  /** Where the time without a sign starts: 2^31 seconds before 1970. */
  private static final long BIG_TIME_START = Integer.MIN_VALUE;

  private static final long NANOSECONDS = 1_000_000_000;

  /** Refuses what is no inode, or another one. */
  void requireIdentity(XfsSuperblock superblock, byte[] uuid) throws MalformedDataException {
    if (bytes.u16(0) != MAGIC) {
      throw bytes.malformed(
          0, "magic of inode %d is 0x%04x, not 0x%04x".formatted(number, bytes.u16(0), MAGIC));
    }
    boolean isNew = superblock.features().hasChecksums();
    if (isNew != (version() == VERSION_3) || version() < 1 || version() > VERSION_3) {
      throw bytes.malformed(
          4,
          "version of inode %d is %d, not %s".formatted(number, version(), isNew ? "3" : "1 or 2"));
    }
    if (!isNew) {
      return;
    }
    if (bytes.s64(152) != number) {
      throw bytes.malformed(152, "it is inode %d, not %d".formatted(bytes.s64(152), number));
    }
    if (!bytes.buffer(160, UUID_SIZE).equals(ByteBuffer.wrap(uuid))) {
      throw bytes.malformed(160, "inode %d is one of another file system".formatted(number));
    }
  }

  /** Tells a checksum that is not that of its bytes. */
  void verifyChecksum(XfsVolume volume) throws MalformedDataException {
    if (isNew()) {
      MetadataChecksum.fault(bytes, CHECKSUM_OFFSET)
          .ifPresent(
              fault ->
                  volume.tell(
                      bytes.malformed(CHECKSUM_OFFSET, fault),
                      "what inode %d says may be wrong".formatted(number)));
    }
  }

  private int version() throws MalformedDataException {
    return bytes.u8(4);
  }

  private boolean isNew() throws MalformedDataException {
    return version() == VERSION_3;
  }

  @Override
  public int mode() throws MalformedDataException {
    return bytes.u16(2);
  }

  public int uid() throws MalformedDataException {
    return bytes.s32(8);
  }

  public int gid() throws MalformedDataException {
    return bytes.s32(12);
  }

  @Override
  public int links() throws MalformedDataException {
    return version() == 1 ? bytes.u16(6) : (int) Math.min(Integer.MAX_VALUE, bytes.u32(16));
  }

  @Override
  public long size() throws MalformedDataException {
    long size = bytes.s64(SIZE_OFFSET);
    if (size < 0) {
      throw bytes.malformed(SIZE_OFFSET, "size is 0x%016x bytes".formatted(size));
    }
    return size;
  }

  /** Whether the bytes of the file are on the realtime volume. */
  public boolean isRealtime() throws MalformedDataException {
    return (bytes.u16(90) & REALTIME) != 0;
  }

  private boolean hasFlag2(int flag) throws MalformedDataException {
    return isNew() && (bytes.s64(120) & flag) != 0;
  }

  public FileTime accessTime() throws MalformedDataException {
    return time(32);
  }

  public FileTime modificationTime() throws MalformedDataException {
    return time(40);
  }

  public FileTime changeTime() throws MalformedDataException {
    return time(48);
  }

  private FileTime time(int offset) throws MalformedDataException {
    if (!hasFlag2(BIG_TIME)) {
      return FileTime.from(Instant.ofEpochSecond(bytes.s32(offset), bytes.s32(offset + 4)));
    }
    long time = bytes.s64(offset);
    return FileTime.from(
        Instant.ofEpochSecond(
            BIG_TIME_START + Long.divideUnsigned(time, NANOSECONDS),
            Long.remainderUnsigned(time, NANOSECONDS)));
  }

  /** The fork with what the file is about. */
  public Fork data() throws MalformedDataException {
    int start = forksStart();
    int attributes = attributesOffset();
    int size = attributes == 0 ? bytes.size() - start : attributes;
    long extents = hasFlag2(MANY_EXTENTS) ? bytes.s64(24) : bytes.u32(76);
    return new Fork(this, bytes.slice("inode's data fork", start, size), bytes.u8(5), extents);
  }

  /** The fork with extended attributes, whose size is 0 if there is none. */
  public Fork attributes() throws MalformedDataException {
    int offset = attributesOffset();
    int start = forksStart() + offset;
    int size = offset == 0 ? 0 : bytes.size() - start;
    long extents = hasFlag2(MANY_EXTENTS) ? bytes.u32(76) : bytes.u16(80);
    return new Fork(
        this, bytes.slice("inode's attribute fork", start, size), bytes.u8(83), extents);
  }

  private int forksStart() throws MalformedDataException {
    return isNew() ? CORE_SIZE : OLD_CORE_SIZE;
  }

  /** Where the attribute fork starts, from the start of both. */
  private int attributesOffset() throws MalformedDataException {
    int offset = bytes.u8(82) * FORK_UNIT;
    if (offset >= bytes.size() - forksStart()) {
      throw bytes.malformed(
          82,
          "attribute fork of inode %d starts at %d of %d bytes"
              .formatted(number, offset, bytes.size() - forksStart()));
    }
    return offset;
  }
}
