package dev.exhume.disk.filesystem.ext.journal.fast;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.change.ChangedInode;
import dev.exhume.disk.filesystem.ext.change.Changes;
import dev.exhume.disk.filesystem.ext.content.ExtBlockMap;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.disk.filesystem.inode.EntryName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Carries out what fast commits say, in memory. */
final class FastReplay {
  private static final int AFTER_BLOCK_MAP = 0x64;

  private final ExtVolume volume;
  private final Changes changes = new Changes();

  FastReplay(ExtVolume volume) {
    this.volume = volume;
  }

  Changes of(List<FastTag> tags) throws IOException {
    for (int i = 0; i < tags.size(); i++) {
      FastTag tag = tags.get(i);
      switch (tag.type()) {
        case INODE -> change(tag, isCreated(tags, i));
        case ADD_RANGE, DELETE_RANGE -> move(tag);
        case CREATE, LINK -> add(tag);
        case UNLINK -> changes.change(tag.inode()).remove(tag.name(), tag.named());
        case PADDING, TAIL, HEAD -> {}
      }
    }
    return changes;
  }

  /** A new inode is said first, then where its bytes are, and only then that it is new. */
  private static boolean isCreated(List<FastTag> tags, int inode) throws IOException {
    long number = tags.get(inode).inode();
    int next = inode + 1;
    while (next < tags.size() && isRangeOf(number, tags.get(next))) {
      next++;
    }
    return next < tags.size()
        && tags.get(next).type() == FastTag.Type.CREATE
        && tags.get(next).named() == number;
  }

  private static boolean isRangeOf(long inode, FastTag tag) throws IOException {
    return switch (tag.type()) {
      case ADD_RANGE, DELETE_RANGE -> tag.inode() == inode;
      case PADDING -> true;
      case CREATE, LINK, UNLINK, INODE, TAIL, HEAD -> false;
    };
  }

  private void change(FastTag tag, boolean isNew) throws IOException {
    long number = tag.inode();
    ChangedInode inode = isNew ? changes.create(number) : changes.change(number);
    Bytes place = volume.placeOfInode(number);
    Bytes before = inode.bytes().orElse(place);
    ByteBuffer bytes = ByteBuffer.allocate(place.size()).order(ByteOrder.LITTLE_ENDIAN);
    if (!inode.isNew() || inode.bytes().isPresent()) {
      bytes.put(0, before.copy(0, before.size()));
    }
    Bytes raw = tag.raw();
    int end = Math.min(raw.size(), place.size());
    bytes.put(0, raw.copy(0, InodeRecord.BLOCK_OFFSET));
    bytes.put(AFTER_BLOCK_MAP, raw.copy(AFTER_BLOCK_MAP, end - AFTER_BLOCK_MAP));
    bytes.put(
        InodeRecord.BLOCK_OFFSET,
        blockMap(new InodeRecord(number, raw, volume.superblock()), bytes));
    inode.become(
        Bytes.of(
            "inode in a fast commit", place.position(), bytes.array(), ByteOrder.LITTLE_ENDIAN));
  }

  /** What is kept of the map of a new file may be ahead of its extents: they are told as well. */
  private static byte[] blockMap(InodeRecord inode, ByteBuffer before) throws IOException {
    if (!inode.has(InodeFlag.EXTENTS)) {
      return inode.bytes().copy(InodeRecord.BLOCK_OFFSET, InodeRecord.BLOCK_SIZE);
    }
    byte[] map = new byte[InodeRecord.BLOCK_SIZE];
    before.get(InodeRecord.BLOCK_OFFSET, map);
    return ExtBlockMap.extentsOrNone(map);
  }

  private void move(FastTag tag) throws IOException {
    Run run = tag.run();
    if (run.count() > 0) {
      changes.change(tag.inode()).runs().put(run);
    }
  }

  private void add(FastTag tag) throws IOException {
    String name = tag.name();
    if (!volume.isFile(tag.named()) || !EntryName.isLegal(name)) {
      throw tag.value()
          .malformed(4, "'%s' is inode %d, which is no file's".formatted(name, tag.named()));
    }
    changes.change(tag.inode()).add(name, tag.named());
    if (tag.type() == FastTag.Type.CREATE) {
      changes.change(tag.named()).putInto(tag.inode());
    }
  }
}
