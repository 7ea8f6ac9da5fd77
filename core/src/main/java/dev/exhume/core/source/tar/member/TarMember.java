package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.filesystem.FileType;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * One file in an archive, with all that its headers say together.
 *
 * @param start of all that belongs to it in the archive
 * @param offset of its own header in the archive
 * @param path as stored
 * @param hardLink whether it is one more name for {@code target}
 * @param target of a link of either kind, as stored
 * @param size in bytes, the holes of a sparse file included
 * @param extents where the bytes of a regular file are
 * @param dataEnd where the archive's bytes of it end; beyond the archive's own end if that was cut
 */
public record TarMember(
    long start,
    long offset,
    String path,
    FileType type,
    boolean hardLink,
    String target,
    Status status,
    long size,
    Extents extents,
    Map<String, byte[]> extendedAttributes,
    long dataEnd) {

  /** The bytes of a regular file. */
  public SeekableByteChannel open(ByteSource archive) {
    boolean isWhole = extents.count() == 1 && extents.lengths()[0] == size;
    return isWhole
        ? new MemberChannel(archive, size, extents)
        : new SparseMemberChannel(archive, size, extents);
  }

  /**
   * Whose the file is, who may do what, and since when.
   *
   * @param permissions the lower 12 bits of {@code st_mode}
   * @param deviceNumber of a device node in Linux' {@code makedev} encoding
   */
  public record Status(
      int permissions,
      int uid,
      int gid,
      long deviceNumber,
      FileTime accessTime,
      FileTime modificationTime,
      FileTime changeTime) {}
}
