package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The superblock, of which each allocation group starts with a copy.
 *
 * @see <a href="https://docs.kernel.org/filesystems/xfs/index.html">XFS</a>
 */
public record XfsSuperblock(Bytes bytes, XfsFeatures features, XfsGeometry geometry) {
  /** All fields that are read, in the smallest sector. */
  static final int SIZE = 512;

  static final long MAGIC = 0x5846_5342;

  private static final int VERSION_4 = 4;
  private static final int VERSION_5 = 5;
  private static final int UUID_SIZE = 16;
  private static final int CHECKSUM_OFFSET = 224;

  static boolean hasMagic(Bytes bytes) throws MalformedDataException {
    return bytes.u32(0) == MAGIC;
  }

  /** Reads the first superblock of a volume, without a look at copies. */
  public static XfsSuperblock read(ByteSource volume) throws IOException {
    return read(volume, 0);
  }

  static XfsSuperblock read(ByteSource volume, long position) throws IOException {
    Bytes bytes = volume.read("XFS superblock", position, SIZE, ByteOrder.BIG_ENDIAN);
    if (!hasMagic(bytes)) {
      throw bytes.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(bytes.u32(0), MAGIC));
    }
    XfsFeatures features = XfsFeatures.read(bytes);
    if (features.version() < VERSION_4) {
      throw new UnsupportedFeatureException("XFS version %d".formatted(features.version()));
    }
    if (features.version() > VERSION_5) {
      throw bytes.malformed(100, "version is %d, not 4 or 5".formatted(features.version()));
    }
    XfsSuperblock superblock = new XfsSuperblock(bytes, features, XfsGeometry.read(bytes));
    int sectorSize = superblock.geometry.sectorSize();
    // The checksum is about the whole sector.
    return sectorSize > SIZE && features.hasChecksums()
        ? superblock.with(volume.read("XFS superblock", position, sectorSize, ByteOrder.BIG_ENDIAN))
        : superblock;
  }

  private XfsSuperblock with(Bytes sector) {
    return new XfsSuperblock(sector, features, geometry);
  }

  /** The version of the format: 4, or 5 with checksums. */
  public int version() {
    return features.version();
  }

  /** Whether it lies where one of an allocation group has to lie. */
  boolean liesInItsPlace() {
    long agSize = geometry.agPosition(1);
    return bytes.position() % agSize == 0 && bytes.position() / agSize < geometry.agCount();
  }

  /** The inode of the root directory; a copy may not know it. */
  public long rootInode() throws MalformedDataException {
    return bytes.s64(56);
  }

  /** The inodes of the realtime bitmap, its summary, and of quotas, which are in no directory. */
  boolean isInternal(long inode) throws MalformedDataException {
    return inode == bytes.s64(64)
        || inode == bytes.s64(72)
        || inode == bytes.s64(160)
        || inode == bytes.s64(168)
        || (features.hasChecksums() && inode == bytes.s64(232));
  }

  /** The size of a sector of the log, in bytes. */
  public int logSectorSize() throws MalformedDataException {
    return Math.max(geometry.sectorSize(), bytes.u16(194));
  }

  /** {@code sb_logsunit}: to which the records of the log are aligned, in bytes. */
  public long logStripeUnit() throws MalformedDataException {
    return bytes.u32(196);
  }

  /** The 16 bytes by which {@code /etc/fstab} and the log know it. */
  public byte[] uuidBytes() throws MalformedDataException {
    return bytes.copy(32, UUID_SIZE);
  }

  /** The 16 bytes that metadata carry in version 5. */
  public byte[] metadataUuid() throws MalformedDataException {
    return features.hasMetadataUuid() ? bytes.copy(248, UUID_SIZE) : uuidBytes();
  }

  /** The id by which {@code /etc/fstab} may call it. */
  public Optional<String> uuid() throws MalformedDataException {
    byte[] uuid = uuidBytes();
    String hex = HexFormat.of().formatHex(uuid);
    return Arrays.equals(uuid, new byte[UUID_SIZE])
        ? Optional.empty()
        : Optional.of(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  /** The name by which {@code /etc/fstab} may call it. */
  public Optional<String> label() throws MalformedDataException {
    Bytes label = bytes.slice("label", 108, 12);
    int end = label.indexOf(0, 0);
    String text = label.text(0, end < 0 ? label.size() : end);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** What makes its numbers doubtful, though they are possible. */
  Optional<String> doubt() throws MalformedDataException {
    return features.hasChecksums()
        ? MetadataChecksum.fault(bytes, CHECKSUM_OFFSET)
        : Optional.empty();
  }
}
