package dev.exhume.disk.filesystem.ext.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.change.ChangedInode;
import dev.exhume.disk.filesystem.ext.content.ExtBlockMap;
import dev.exhume.disk.filesystem.ext.content.InlineData;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One pass over a directory from its first block to its last, whether it has a hash tree or not.
 *
 * <p>What is damaged costs the names in it.
 */
public final class DirectoryScan {
  private static final int READ_AT_ONCE = 64 << 10;

  /** A directory with more is no directory. */
  private static final int MAX_FAULTS = 1000;

  private final ExtVolume volume;
  private final InodeRecord directory;
  private final EntryArea entries;
  private final EntryVisitor visitor;
  private final NavigableMap<Long, Long> scanned = new TreeMap<>();
  private int faults;

  private DirectoryScan(ExtVolume volume, InodeRecord directory, EntryVisitor visitor) {
    this.volume = volume;
    this.directory = directory;
    this.entries = new EntryArea(volume, directory.number(), visitor);
    this.visitor = visitor;
  }

  /** Shows a visitor all entries, or as many as it wants. */
  public static void of(ExtVolume volume, InodeRecord directory, EntryVisitor visitor)
      throws IOException {
    Optional<ChangedInode> changed = volume.changes(directory.number());
    if (changed.isEmpty()) {
      ofVolume(volume, directory, visitor);
      return;
    }
    boolean[] goesOn = {true};
    EntryVisitor first =
        (name, inode, type) -> goesOn[0] = changed.get().without(visitor).entry(name, inode, type);
    if (!changed.get().isNew()) {
      ofVolume(volume, directory, first);
    }
    if (goesOn[0]) {
      changed.get().visitAdded(visitor);
    }
  }

  /** The same without those of fast commits. */
  private static void ofVolume(ExtVolume volume, InodeRecord directory, EntryVisitor visitor)
      throws IOException {
    boolean isEncrypted = directory.has(InodeFlag.ENCRYPTED);
    if (isEncrypted) {
      volume.tell(
          directory.bytes().position(),
          "names in directory %d are encrypted and not read".formatted(directory.number()));
    }
    DirectoryScan scan =
        new DirectoryScan(volume, directory, isEncrypted ? onlyParent(visitor) : visitor);
    if (directory.has(InodeFlag.INLINE_DATA)) {
      scan.inline(InlineData.of(directory));
    } else {
      scan.blocks(ExtBlockMap.of(volume, directory));
    }
  }

  /** All names but {@code .} and {@code ..} are encrypted. */
  private static EntryVisitor onlyParent(EntryVisitor visitor) {
    return (name, inode, type) -> {
      if (name.equals("..")) {
        visitor.entry(name, inode, type);
      }
      return name.equals(".");
    };
  }

  /** Where there is no room for {@code .} and {@code ..}, only the parent's number is kept. */
  private void inline(InlineData data) throws IOException {
    Bytes first = data.first();
    if (visitor.entry("..", first.u32(0), FileType.DIRECTORY)
        && visit(first.slice("directory in inode", 4, first.size() - 4))) {
      visit(data.second());
    }
  }

  private void blocks(BlockMap map) throws IOException {
    long count = (directory.size() - 1) / volume.geometry().blockSize() + 1;
    long block = 0;
    while (block < count && faults < MAX_FAULTS) {
      long next = block + 1;
      try {
        Run run = map.at(block);
        if (run.isHole()) {
          next = run.end();
          throw malformed("block %d of it is a hole".formatted(block));
        }
        Bytes blocks = read(run, count - block);
        next = block + blocks.size() / volume.geometry().blockSize();
        if (!visit(blocks, block)) {
          return;
        }
      } catch (IOException e) {
        tell(e);
      }
      block = next;
    }
  }

  private MalformedDataException malformed(String reason) {
    return directory.bytes().malformed(InodeRecord.BLOCK_OFFSET, reason);
  }

  /** Reads some blocks at once, or the first one where that fails. */
  private Bytes read(Run run, long wanted) throws IOException {
    int blockSize = volume.geometry().blockSize();
    long count = Math.min(Math.min(run.count(), wanted), READ_AT_ONCE / blockSize);
    try {
      return read(run.physical(), (int) count);
    } catch (IOException e) {
      return read(run.physical(), 1);
    }
  }

  private Bytes read(long physical, int count) throws IOException {
    requireNew(physical, count);
    long position = volume.geometry().position(physical);
    ByteBuffer blocks = ByteBuffer.allocate(count * volume.geometry().blockSize());
    volume.read(position, blocks);
    scanned.put(physical, physical + count);
    return Bytes.of("directory block", position, blocks.flip(), ByteOrder.LITTLE_ENDIAN);
  }

  /** Else a map that leads to the same blocks again and again would never end. */
  private void requireNew(long first, long count) throws MalformedDataException {
    Map.Entry<Long, Long> before = scanned.lowerEntry(first + count);
    if (before != null && before.getValue() > first) {
      throw malformed("one of %d blocks from %d occurs in it twice".formatted(count, first));
    }
  }

  private boolean visit(Bytes blocks, long first) throws IOException {
    int blockSize = volume.geometry().blockSize();
    for (int offset = 0; offset < blocks.size(); offset += blockSize) {
      Bytes block = blocks.slice("directory block", offset, blockSize);
      verifyChecksum(block, first == 0 && offset == 0);
      if (!visit(block)) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(Bytes area) throws IOException {
    try {
      return entries.visit(area);
    } catch (MalformedDataException e) {
      tell(e);
      return true;
    }
  }

  private void verifyChecksum(Bytes block, boolean isFirst) throws IOException {
    if (volume.superblock().features().hasMetadataChecksums()) {
      try {
        new DirectoryChecksum(volume, directory, directory.has(InodeFlag.INDEX))
            .verify(block, isFirst);
      } catch (MalformedDataException e) {
        volume.tell(e, "names in directory %d may be wrong".formatted(directory.number()));
      }
    }
  }

  private void tell(IOException fault) {
    faults++;
    volume.tell(
        fault,
        directory.bytes().position(),
        "names in directory %d are lost".formatted(directory.number()));
  }
}
