package dev.exhume.disk.filesystem.xfs.log;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.log.item.BufferItem;
import dev.exhume.disk.filesystem.xfs.log.volume.ChangedVolume;
import dev.exhume.disk.filesystem.xfs.log.volume.MetadataStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks of metadata that were changed. Their checksums are made when a kernel writes them, and
 * so they are not in the log.
 */
final class ReplayedBlocks {
  private static final int NEXT_UNLINKED = 96;
  private static final int INODE_CHECKSUM = 100;

  private final XfsSuperblock superblock;
  private final ChangedVolume volume;
  private final byte[] uuid;
  private final byte[] metadataUuid;
  private final Map<Long, Written> written = new LinkedHashMap<>();

  /**
   * What is to be stamped at the end.
   *
   * @param number of the record that changed it last
   */
  private record Written(int size, long number) {}

  ReplayedBlocks(XfsSuperblock superblock, ChangedVolume volume) throws IOException {
    this.superblock = superblock;
    this.volume = volume;
    this.uuid = superblock.uuidBytes();
    this.metadataUuid = superblock.metadataUuid();
  }

  void apply(BufferItem buffer) throws IOException {
    Bytes there = volume.read("XFS block", buffer.position(), buffer.size());
    if (isNewer(there, buffer)) {
      return;
    }
    byte[] block = there.copy(0, there.size());
    if (buffer.isListOfInodes()) {
      putUnlinked(buffer, block);
    } else {
      for (BufferItem.Change change : buffer.changes()) {
        change
            .bytes()
            .buffer(0, change.bytes().size())
            .get(block, change.offset(), change.bytes().size());
      }
      written.put(buffer.position(), new Written(buffer.size(), buffer.item().number().value()));
    }
    volume.write(buffer.position(), block);
  }

  private boolean isNewer(Bytes block, BufferItem buffer) throws MalformedDataException {
    if (!superblock.features().hasChecksums()
        || !buffer.mayHaveStamp()
        || written.containsKey(buffer.position())) {
      return false;
    }
    Optional<MetadataStamp> stamp = MetadataStamp.of(block);
    if (stamp.isEmpty() || !stamp.get().isOf(block, uuid, metadataUuid)) {
      return false;
    }
    long number = block.s64(stamp.get().number());
    return number != 0
        && number != -1
        && Long.compareUnsigned(number, buffer.item().number().value()) >= 0;
  }

  /** Where inodes lie, others may have changed them since: only what is meant is replaced. */
  private void putUnlinked(BufferItem buffer, byte[] block) throws MalformedDataException {
    int inodeSize = superblock.geometry().inodeSize();
    for (BufferItem.Change change : buffer.changes()) {
      for (int inode = 0; inode < block.length; inode += inodeSize) {
        int within = inode + NEXT_UNLINKED - change.offset();
        if (within >= 0 && within <= change.bytes().size() - Integer.BYTES) {
          ByteBuffer.wrap(block)
              .put(inode + NEXT_UNLINKED, change.bytes().copy(within, Integer.BYTES));
          stampInode(block, inode, inodeSize);
        }
      }
    }
  }

  private void stampInode(byte[] block, int start, int size) {
    if (superblock.features().hasChecksums() && start <= block.length - size) {
      byte[] inode = new byte[size];
      System.arraycopy(block, start, inode, 0, size);
      MetadataStamp.putChecksum(inode, INODE_CHECKSUM);
      System.arraycopy(inode, 0, block, start, size);
    }
  }

  /** Writes into the blocks what they have to carry of themselves. */
  void stamp() throws IOException {
    if (!superblock.features().hasChecksums()) {
      return;
    }
    ScatteredBlocks scattered = new ScatteredBlocks(superblock, volume);
    for (Map.Entry<Long, Written> entry : written.entrySet()) {
      Bytes block = volume.read("XFS block", entry.getKey(), entry.getValue().size());
      Optional<MetadataStamp> stamp = MetadataStamp.of(block);
      if (stamp.isPresent()
          && stamp.get().isOf(block, uuid, metadataUuid)
          && !scattered.isStamped(block, stamp.get(), entry.getValue().number())) {
        byte[] stamped = block.copy(0, block.size());
        stamp.get().put(stamped, entry.getValue().number());
        volume.write(entry.getKey(), stamped);
      }
    }
  }
}
