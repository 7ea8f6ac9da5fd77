package dev.exhume.disk.filesystem.ext.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.filesystem.UnixNames;
import java.util.Optional;

/**
 * The entry of an extended attribute.
 *
 * @param area with the entry and the value, unless that has an inode of its own
 * @param offset of the entry
 * @param valueBase from where the offset of the value counts
 */
public record AttributeEntry(Bytes area, int offset, int valueBase) {
  static final int SIZE_WITHOUT_NAME = 16;

  private static final int SYSTEM = 7;

  /** What its name begins with, as a number. */
  public int nameIndex() throws MalformedDataException {
    return area.u8(offset + 1);
  }

  int nameLength() throws MalformedDataException {
    return area.u8(offset);
  }

  String suffix() throws MalformedDataException {
    return UnixNames.decode(area.copy(offset + SIZE_WITHOUT_NAME, nameLength()));
  }

  /** The full name, unless it is one that only the file system itself uses. */
  public Optional<String> name() throws MalformedDataException {
    Optional<String> prefix =
        switch (nameIndex()) {
          case 0 -> Optional.of("");
          case 1 -> Optional.of("user.");
          case 2 -> Optional.of("system.posix_acl_access");
          case 3 -> Optional.of("system.posix_acl_default");
          case 4 -> Optional.of("trusted.");
          case 5 -> Optional.of("lustre.");
          case 6 -> Optional.of("security.");
          case SYSTEM -> isInlineData() ? Optional.empty() : Optional.of("system.");
          case 8 -> Optional.of("system.richacl");
          case 10 -> Optional.of("gnu.");
          default -> Optional.empty();
        };
    String suffix = suffix();
    return prefix.map(start -> start + suffix);
  }

  /** Whether the value is an access control list. */
  public boolean isAccessControlList() throws MalformedDataException {
    return nameIndex() == 2 || nameIndex() == 3;
  }

  /**
   * Whether the value is the part of a file's bytes for which the inode's block map is too short.
   */
  public boolean isInlineData() throws MalformedDataException {
    return nameIndex() == SYSTEM && suffix().equals("data");
  }

  /** The inode that holds the value, 0 if the area does. */
  public long valueInode() throws MalformedDataException {
    return area.u32(offset + 4);
  }

  /** The length of the value in bytes. */
  public long valueSize() throws MalformedDataException {
    return area.u32(offset + 8);
  }

  /** A value that lies in the area. */
  public byte[] value() throws MalformedDataException {
    int start = valueBase + area.u16(offset + 2);
    long size = valueSize();
    if (size > area.size() - start) {
      throw area.malformed(
          offset + 8,
          "value has %d bytes from 0x%x in an area of %d".formatted(size, start, area.size()));
    }
    return size == 0 ? new byte[0] : area.copy(start, (int) size);
  }
}
