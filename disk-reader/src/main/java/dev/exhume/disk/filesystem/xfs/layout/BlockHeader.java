package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;

/**
 * What a block of metadata says of itself in version 5: the file system and the inode to which it
 * belongs, where it lies, in units of 512 bytes, and its checksum.
 */
public enum BlockHeader {
  /** Of a block with names. */
  DIRECTORY(4, 8, 24, 40),
  /** Of a node or leaf of a hash tree. */
  HASH_TREE(12, 16, 32, 48),
  /** Of a node or leaf of a tree of extents. */
  EXTENT_TREE(64, 24, 40, 56),
  /** Of a part of a link's target or of an attribute's value. */
  REMOTE(12, 40, 16, 32);

  private static final int UUID_SIZE = 16;
  private static final int UNIT = 512;

  private final int checksum;
  private final int place;
  private final int uuid;
  private final int owner;

  BlockHeader(int checksum, int place, int uuid, int owner) {
    this.checksum = checksum;
    this.place = place;
    this.uuid = uuid;
    this.owner = owner;
  }

  /** Refuses a block that is another one; a wrong checksum is only told. */
  public void verify(XfsVolume volume, Bytes block, InodeRecord inode)
      throws MalformedDataException {
    if (!volume.superblock().features().hasChecksums()) {
      return;
    }
    if (!block.buffer(uuid, UUID_SIZE).equals(ByteBuffer.wrap(volume.uuid()))) {
      throw block.malformed(uuid, "it is a block of another file system");
    }
    if (block.s64(owner) != inode.number()) {
      throw block.malformed(
          owner, "it is a block of inode %d, not %d".formatted(block.s64(owner), inode.number()));
    }
    if (block.s64(place) != block.position() / UNIT) {
      throw block.malformed(
          place, "it says that it lies at 0x%x".formatted(block.s64(place) * UNIT));
    }
    MetadataChecksum.fault(block, checksum)
        .ifPresent(
            fault ->
                volume.tell(
                    block.malformed(checksum, fault),
                    "what it says of inode %d may be wrong".formatted(inode.number())));
  }
}
