package dev.exhume.disk.filesystem.ext.journal.fast;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.filesystem.UnixNames;

/**
 * One thing that a fast commit says. Unlike the rest of a journal, its numbers are little-endian.
 *
 * <pre>
 * Tag         --> type, length of value (u16 each), value
 * Add range   --> inode (u32), extent
 * Delete range--> inode, first block, blocks (u32 each)
 * Create, link, unlink --> inode of directory, inode (u32 each), name
 * Inode       --> inode (u32), the inode without its extended attributes
 * Tail        --> transaction, checksum (u32 each), free space
 * Head        --> features, transaction (u32 each)
 * </pre>
 *
 * @param value without type and length
 */
record FastTag(Type type, Bytes value) {
  static final int HEADER_SIZE = 4;

  /** Of the checksum of a tail, from the start of the tag. */
  static final int CHECKSUM_OFFSET = HEADER_SIZE + 4;

  private static final int NAME_OFFSET = 8;
  private static final int LONGEST_WRITTEN = 32_768;

  /** What a tag is about, and how long its value is at least. */
  enum Type {
    ADD_RANGE(16),
    DELETE_RANGE(12),
    CREATE(NAME_OFFSET + 1),
    LINK(NAME_OFFSET + 1),
    UNLINK(NAME_OFFSET + 1),
    INODE(4 + 128),
    PADDING(0),
    TAIL(8),
    HEAD(8);

    private final int least;

    Type(int least) {
      this.least = least;
    }
  }

  private static final Type[] TYPES = Type.values();

  /**
   * Reads a tag.
   *
   * @throws MalformedDataException where there is none
   */
  static FastTag read(Bytes block, int offset) throws MalformedDataException {
    int type = block.u16(offset);
    if (type < 1 || type > TYPES.length) {
      throw block.malformed(
          offset, "type of fast commit tag is %d, not 1 to %d".formatted(type, TYPES.length));
    }
    FastTag tag =
        new FastTag(
            TYPES[type - 1],
            block.slice("fast commit tag", offset + HEADER_SIZE, block.u16(offset + 2)));
    if (tag.value.size() < tag.type.least) {
      throw block.malformed(
          offset + 2,
          "fast commit tag of type %d has %d bytes, not %d or more"
              .formatted(type, tag.value.size(), tag.type.least));
    }
    return tag;
  }

  /** The length of the whole tag. */
  int size() {
    return HEADER_SIZE + value.size();
  }

  /** The inode that is changed; if it is about a name, the inode of the directory. */
  long inode() throws MalformedDataException {
    return value.u32(0);
  }

  /** The inode that has the name. */
  long named() throws MalformedDataException {
    return value.u32(4);
  }

  String name() throws MalformedDataException {
    return UnixNames.decode(value.copy(NAME_OFFSET, value.size() - NAME_OFFSET));
  }

  /** The part of the file that is elsewhere now, or a hole. */
  Run run() throws MalformedDataException {
    if (type == Type.DELETE_RANGE) {
      return new Run(value.u32(4), value.u32(8), 0);
    }
    int length = value.u16(8);
    boolean isWritten = length <= LONGEST_WRITTEN;
    long start = (long) value.u16(10) << 32 | value.u32(12);
    return new Run(
        value.u32(4), isWritten ? length : length - LONGEST_WRITTEN, isWritten ? start : 0);
  }

  /** The inode as it is to be, as far as it is kept. */
  Bytes raw() throws MalformedDataException {
    return value.slice("inode in a fast commit", 4, value.size() - 4);
  }

  /** The transaction of a tail or of a head. */
  long transaction() throws MalformedDataException {
    return value.u32(type == Type.HEAD ? 4 : 0);
  }

  /** The checksum of a tail. */
  long checksum() throws MalformedDataException {
    return value.u32(4);
  }

  /** Features of a head that are needed to understand what follows. */
  long features() throws MalformedDataException {
    return value.u32(0);
  }
}
