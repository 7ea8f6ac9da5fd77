package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The superblock, of which copies are kept at the start of some block groups.
 *
 * @see <a href="https://docs.kernel.org/filesystems/ext4/super.html">ext4 super block</a>
 */
public record Superblock(Bytes bytes, Features features, Geometry geometry) {
  /** The inode of the root directory. */
  public static final long ROOT_INODE = 2;

  static final long POSITION = 1024;
  static final int SIZE = 1024;

  private static final int MAGIC = 0xEF53;
  private static final int ERRORS_DETECTED = 2;

  /** Copies that are tried; if these are bad, the others are no better. */
  private static final int MAX_COPIES = 6;

  /** Where it is not given; and it has never been another one. */
  private static final long FIRST_INODE = 11;

  private static final int CHECKSUM_OFFSET = 0x3FC;
  private static final int JOURNAL_COPY_IS_OF_INODE = 1;
  private static final int JOURNAL_COPY_SIZE = 68;

  static boolean hasMagic(Bytes bytes) throws MalformedDataException {
    return bytes.u16(0x38) == MAGIC;
  }

  /** Reads the superblock, or a copy, at a place. */
  static Superblock read(ByteSource volume, long position) throws IOException {
    return read(volume.read("ext superblock", position, SIZE, ByteOrder.LITTLE_ENDIAN));
  }

  static Superblock read(Bytes bytes) throws MalformedDataException {
    if (!hasMagic(bytes)) {
      throw bytes.malformed(0x38, "magic is 0x%04x, not 0x%04x".formatted(bytes.u16(0x38), MAGIC));
    }
    Features features = Features.read(bytes);
    return new Superblock(bytes, features, Geometry.read(bytes, features));
  }

  /** Whether it is a copy, of which the kernel keeps only the most important fields current. */
  public boolean isBackup() {
    return bytes.position() != POSITION;
  }

  /** Whether it lies where a copy with its own numbers has to lie. */
  boolean liesInItsPlace() throws MalformedDataException {
    long group = bytes.u16(0x5A);
    return group != 0 && bytes.position() == geometry.position(geometry.firstBlock(group));
  }

  /** Whether the server's own kernel had noticed damage. */
  public boolean hasErrors() throws MalformedDataException {
    return (bytes.u16(0x3A) & ERRORS_DETECTED) != 0;
  }

  byte[] uuidBytes() throws MalformedDataException {
    return bytes.copy(0x68, 16);
  }

  /** The id by which {@code /etc/fstab} may call it. */
  public Optional<String> uuid() throws MalformedDataException {
    byte[] uuid = uuidBytes();
    if (Arrays.equals(uuid, new byte[uuid.length])) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(HexFormat.of().formatHex(uuid));
    for (int dash : new int[] {20, 16, 12, 8}) {
      text.insert(dash, '-');
    }
    return Optional.of(text.toString());
  }

  /** The name by which {@code /etc/fstab} may call it. */
  public Optional<String> label() throws MalformedDataException {
    return text("label", 0x78, 16);
  }

  /** The directory on which it was mounted last; kernels before 2.6.31 did not note it. */
  public Optional<String> lastMountedAt() throws MalformedDataException {
    return text("last mounted", 0x88, 64);
  }

  private Optional<String> text(String name, int offset, int length) throws MalformedDataException {
    Bytes field = bytes.slice(name, offset, length);
    int end = field.indexOf(0, 0);
    String text = field.text(0, end < 0 ? field.size() : end);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The first inode that can be a file's; those before it, but for the root, are the system's. */
  public long firstInode() throws MalformedDataException {
    boolean isOld = bytes.u32(0x4C) == 0;
    return isOld ? FIRST_INODE : Math.min(FIRST_INODE, bytes.u32(0x54));
  }

  /** The inode of the journal, 0 if it has none. */
  public long journalInode() throws MalformedDataException {
    return bytes.u32(0xE0);
  }

  /** What is needed of the journal's inode, in case that the inode is damaged. */
  public Optional<InodeRecord> copyOfJournalInode() throws MalformedDataException {
    if (bytes.u8(0xFD) != JOURNAL_COPY_IS_OF_INODE) {
      return Optional.empty();
    }
    return Optional.of(
        InodeRecord.ofCopy(
            journalInode(),
            bytes.slice("superblock's copy of the journal's inode", 0x10C, JOURNAL_COPY_SIZE),
            this));
  }

  /** The first meta block group, in numbers of blocks of descriptors. */
  long firstMetaBlockGroup() throws MalformedDataException {
    return features.hasMetaBlockGroups() ? bytes.u32(0x104) : Long.MAX_VALUE;
  }

  /** Whether a group starts with a copy of the superblock. */
  boolean isKeptIn(long group) throws MalformedDataException {
    if (group == 0) {
      return true;
    }
    if (features.hasTwoSuperblocksAtMost()) {
      return group == bytes.u32(0x24C) || group == bytes.u32(0x250);
    }
    return group == 1
        || !features.hasSparseSuperblocks()
        || isPowerOf(3, group)
        || isPowerOf(5, group)
        || isPowerOf(7, group);
  }

  /** The groups, other than the first, that start with a copy: the first few of them. */
  List<Long> groupsWithCopies() throws MalformedDataException {
    List<Long> groups = new ArrayList<>();
    if (features.hasTwoSuperblocksAtMost()) {
      groups.add(bytes.u32(0x24C));
      groups.add(bytes.u32(0x250));
    } else {
      for (long group = 1; groups.size() < MAX_COPIES && group < geometry.groups(); group++) {
        if (isKeptIn(group)) {
          groups.add(group);
        }
      }
    }
    groups.removeIf(group -> group == 0 || group >= geometry.groups());
    return groups;
  }

  private static boolean isPowerOf(int base, long number) {
    long power = base;
    while (power < number) {
      power *= base;
    }
    return power == number;
  }

  /** What makes its numbers doubtful, though they are possible. */
  Optional<String> doubt() throws MalformedDataException {
    long expected = geometry.groups() * geometry.inodesPerGroup();
    if (geometry.inodes() != expected) {
      return Optional.of(
          "number of inodes is %d, not %d as its groups have"
              .formatted(geometry.inodes(), expected));
    }
    if (features.hasMetadataChecksums()) {
      long actual = new Crc32c(new byte[0]).of(bytes.copy(0, CHECKSUM_OFFSET));
      long stored = bytes.u32(CHECKSUM_OFFSET);
      if (actual != stored) {
        return Optional.of("checksum is 0x%08x, not 0x%08x".formatted(stored, actual));
      }
    }
    return Optional.empty();
  }
}
