package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.fat.name.ShortName;
import dev.exhume.disk.filesystem.inode.StoredInode;
import java.nio.ByteOrder;
import java.nio.file.attribute.FileTime;

/**
 * An entry of a directory, which is all that there is of an inode.
 *
 * <pre>
 *  0 short name (11); 11 u8 attributes; 12 u8 which parts of the name are in small letters
 * 18 u16 date of the last access; 22 u16 time, 24 u16 date of the last change
 * 26 u16 first cluster; 20 u16 its upper half in FAT32
 * 28 u32 size
 * </pre>
 *
 * <p>Its number is its place, which stays the same as long as the file is not moved.
 */
final class FatEntry implements StoredInode {
  static final int SIZE = 32;
  static final int READ_ONLY = 0x01;
  static final int VOLUME_LABEL = 0x08;
  static final int DIRECTORY = 0x10;

  /** What a part of a long name has in the place of attributes. */
  static final int LONG_NAME = 0x0F;

  private static final int ATTRIBUTES_OFFSET = 11;
  private static final int ROOT_NUMBER = 1;
  private static final int DIRECTORY_MODE = 0040755;
  private static final int FILE_MODE = 0100755;
  private static final int NOT_WRITABLE = ~0222;

  private final Bytes bytes;
  private final FatKind kind;

  FatEntry(Bytes bytes, FatKind kind) {
    this.bytes = bytes;
    this.kind = kind;
  }

  /** The root directory, which has no entry; the place of this one is in the boot sector. */
  static FatEntry root(BootSector boot) {
    byte[] entry = new byte[SIZE];
    entry[ATTRIBUTES_OFFSET] = DIRECTORY;
    entry[26] = (byte) boot.rootCluster();
    entry[27] = (byte) (boot.rootCluster() >> 8);
    entry[20] = (byte) (boot.rootCluster() >> 16);
    entry[21] = (byte) (boot.rootCluster() >> 24);
    Bytes bytes = Bytes.of("root directory", SIZE * ROOT_NUMBER, entry, ByteOrder.LITTLE_ENDIAN);
    return new FatEntry(bytes, boot.kind());
  }

  @Override
  public Bytes bytes() {
    return bytes;
  }

  long position() {
    return bytes.position();
  }

  @Override
  public long number() {
    return bytes.position() / SIZE;
  }

  boolean isRoot() {
    return number() == ROOT_NUMBER;
  }

  boolean isDirectory() throws MalformedDataException {
    return (attributes() & DIRECTORY) != 0;
  }

  int attributes() throws MalformedDataException {
    return bytes.u8(ATTRIBUTES_OFFSET);
  }

  byte[] shortName() throws MalformedDataException {
    return bytes.copy(0, ShortName.LENGTH);
  }

  /** Which parts of the short name are in small letters. */
  int cases() throws MalformedDataException {
    return bytes.u8(12);
  }

  long firstCluster() throws MalformedDataException {
    return bytes.u16(26) | (kind == FatKind.FAT32 ? (long) bytes.u16(20) << 16 : 0);
  }

  /** As Linux shows it where {@code fstab} says nothing of it; a directory is never read-only. */
  @Override
  public int mode() throws MalformedDataException {
    if (isDirectory()) {
      return DIRECTORY_MODE;
    }
    return (attributes() & READ_ONLY) != 0 ? FILE_MODE & NOT_WRITABLE : FILE_MODE;
  }

  @Override
  public int links() {
    return 1;
  }

  @Override
  public long size() throws MalformedDataException {
    return bytes.u32(28);
  }

  FileTime accessTime() throws MalformedDataException {
    return isRoot() ? FatTime.none() : FatTime.of(bytes.u16(18), 0);
  }

  FileTime modificationTime() throws MalformedDataException {
    return isRoot() ? FatTime.none() : FatTime.of(bytes.u16(24), bytes.u16(22));
  }
}
