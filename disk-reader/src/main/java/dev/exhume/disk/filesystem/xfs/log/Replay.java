package dev.exhume.disk.filesystem.xfs.log;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.log.item.BufferItem;
import dev.exhume.disk.filesystem.xfs.log.item.CancelledBuffers;
import dev.exhume.disk.filesystem.xfs.log.item.InodeItem;
import dev.exhume.disk.filesystem.xfs.log.item.Intents;
import dev.exhume.disk.filesystem.xfs.log.item.ItemType;
import dev.exhume.disk.filesystem.xfs.log.item.NewInodes;
import dev.exhume.disk.filesystem.xfs.log.record.LogItem;
import dev.exhume.disk.filesystem.xfs.log.record.Transaction;
import dev.exhume.disk.filesystem.xfs.log.volume.ChangedVolume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the transactions of a log, one after the other.
 *
 * <p>In a transaction come first blocks, then inodes, which may lie in those blocks, then what was
 * changed in blocks of inodes besides, last what is given up.
 */
final class Replay {
  private final XfsSuperblock superblock;
  private final ChangedVolume volume;
  private final CancelledBuffers cancelled;
  private final Faults faults;
  private final ReplayedBlocks blocks;
  private final Intents intents = new Intents();

  Replay(XfsSuperblock superblock, ChangedVolume volume, CancelledBuffers cancelled, Faults faults)
      throws IOException {
    this.superblock = superblock;
    this.volume = volume;
    this.cancelled = cancelled;
    this.faults = faults;
    this.blocks = new ReplayedBlocks(superblock, volume);
  }

  /** Takes what is wrong and where. */
  interface Faults {
    void add(long position, String message);
  }

  /** What to do for an item. */
  private record Step(LogItem item, Action action) {}

  private interface Action {
    void run() throws IOException;
  }

  void apply(Transaction transaction) throws IOException {
    List<Step> first = new ArrayList<>();
    List<Step> second = new ArrayList<>();
    List<Step> third = new ArrayList<>();
    List<BufferItem> givenUp = new ArrayList<>();
    for (LogItem item : transaction.items()) {
      Optional<ItemType> type = ItemType.of(item.type());
      if (type.isEmpty()) {
        faults.add(
            item.format().position(),
            "XFS log: items of type 0x%04x are not known, and not replayed".formatted(item.type()));
        continue;
      }
      switch (type.get()) {
        case BUFFER -> {
          BufferItem buffer = BufferItem.read(item);
          if (buffer.isCancel()) {
            givenUp.add(buffer);
          } else if (!buffer.isQuota() && !cancelled.contains(buffer.sector())) {
            (buffer.isListOfInodes() ? third : first)
                .add(new Step(item, () -> blocks.apply(buffer)));
          }
        }
        case NEW_INODES ->
            first.add(new Step(item, () -> create(NewInodes.read(item, superblock))));
        case INODE -> second.add(new Step(item, () -> change(InodeItem.read(item))));
        case UNLINKED, QUOTA, QUOTA_OFF -> {
          // Neither quotas nor inodes without names are files.
        }
        default -> intents.add(type.get(), item);
      }
    }
    run(first);
    run(second);
    run(third);
    givenUp.forEach(cancelled::pass);
  }

  private void run(List<Step> steps) throws IOException {
    for (Step step : steps) {
      try {
        step.action().run();
      } catch (UnsupportedFeatureException e) {
        throw e;
      } catch (IOException e) {
        faults.add(
            step.item().format().position(),
            "a change in the XFS log is left out: " + e.getMessage());
      }
    }
  }

  private void create(NewInodes inodes) throws IOException {
    if (!cancelled.touches(inodes.position(), (long) inodes.count() * inodes.size())) {
      volume.write(inodes.position(), inodes.bytes(superblock));
    }
  }

  private void change(InodeItem item) throws IOException {
    if (cancelled.contains(item.sector())) {
      return;
    }
    XfsGeometry geometry = superblock.geometry();
    // Inodes beyond the last group that the superblock knows are there if the server made it
    // larger.
    if (geometry.isInode(item.inode()) && geometry.inodePosition(item.inode()) != item.position()) {
      throw new MalformedDataException(
          "XFS inode",
          item.position(),
          "inode %d cannot lie there, but at 0x%x"
              .formatted(item.inode(), geometry.inodePosition(item.inode())));
    }
    int size = geometry.inodeSize();
    Bytes there = volume.read("XFS inode", item.position(), size);
    byte[] inode = there.copy(0, size);
    if (item.apply(inode, superblock.features().hasChecksums())) {
      volume.write(item.position(), inode);
      if (item.hasNewOwner()) {
        faults.add(
            item.position(),
            "XFS log: the blocks of inode %d say that they belong to another one"
                .formatted(item.inode()));
      }
    }
  }

  /** Ends it when there are no more transactions. */
  void finish() throws IOException {
    blocks.stamp();
    for (Intents.Intent intent : intents.open()) {
      faults.add(
          intent.position(), "XFS log: %s, and the end of it is missing".formatted(intent.text()));
    }
  }
}
