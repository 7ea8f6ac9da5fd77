package dev.exhume.rpm.heap;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.Window;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderShape;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A walk from block to block. Where none follows, headers are recognised by their shape at every
 * place where a block could start, until a sound block does.
 */
final class BlockWalk {
  private final DatabaseFile file;
  private final HeapHeader heap;
  private final Consumer<Damage> damage;
  private final Window window;
  private final HeaderShape shape;
  private Optional<FreeList> freeList = Optional.empty();
  private long position;
  private boolean isLost;

  /**
   * @param damage is told each fault that is met on the way
   */
  BlockWalk(DatabaseFile file, HeapHeader heap, Consumer<Damage> damage) {
    this.file = file;
    this.heap = heap;
    this.damage = damage;
    this.window = file.window();
    this.shape = new HeaderShape(window);
    this.position = heap.firstBlock();
    this.isLost = heap.fault().isPresent();
  }

  /** The next block, free or not; nothing at the end of the file. */
  Optional<Block> next() {
    while (position < file.size()) {
      try {
        Optional<Block> block = look();
        if (block.isPresent()) {
          return block;
        }
      } catch (MalformedDataException e) {
        tell("%s; 1 package may be missing".formatted(e.getMessage()));
        position = file.size();
      } catch (IOException e) {
        lost("cannot be read: %s".formatted(e.getMessage()));
        skip(Window.afterBadSector(position) - position);
      }
    }
    return Optional.empty();
  }

  private Optional<Block> look() throws IOException {
    BlockHeader header = BlockHeader.read(window, position, heap.order());
    long size = header.size();
    if (endsAfter(size)) {
      BlockFooter footer = footer(size);
      if (header.free() != footer.free()) {
        tell("free is %d, but %d in its footer".formatted(header.free(), footer.free()));
      }
      return found(size, isFree(header, footer));
    }
    OptionalLong length = shape.size(position + BlockHeader.SIZE);
    long own = length.isPresent() ? Block.size(length.getAsLong()) : 0;
    if (endsAfter(own)) {
      tell("size is %d, not %d".formatted(size, own));
      return found(own, isFree(header, footer(own)));
    }
    if (fits(size) && isSound(position + size)) {
      tell("its footer is damaged");
      return found(size, isFree(header));
    }
    if (own > left()) {
      isLost = true;
      if (BlockHeader.SIZE + length.getAsLong() <= left()) {
        tell("reaches past the end of the file");
      }
    }
    lost("size is %d, and no block ends there".formatted(size));
    Optional<Block> block = own > 0 ? Optional.of(block(own, isFree(header))) : Optional.empty();
    position += BlockHeader.UNIT;
    return block;
  }

  private Optional<Block> found(long size, boolean isFree) {
    isLost = false;
    Block block = block(size, isFree);
    position += size;
    return Optional.of(block);
  }

  private Block block(long size, boolean isFree) {
    long instance = heap.keepsPlaces() ? position + BlockHeader.SIZE : 0;
    return new Block(file, instance, position, size, isFree);
  }

  /** Whether a block that starts here and has this size has its footer there. */
  private boolean endsAfter(long size) {
    return fits(size) && footer(size).size() == size;
  }

  private boolean fits(long size) {
    return size > 0 && size % BlockHeader.UNIT == 0 && size <= left();
  }

  private long left() {
    return file.size() - position;
  }

  private BlockFooter footer(long size) {
    try {
      return BlockFooter.read(file, position + size, heap.order());
    } catch (IOException e) {
      // A footer that cannot be read is as good as one that says nonsense.
      return new BlockFooter(0, 0);
    }
  }

  private boolean isSound(long block) {
    if (block > file.size() - BlockHeader.UNIT) {
      return block == file.size();
    }
    try {
      long size = BlockHeader.read(window, block, heap.order()).size();
      return size > 0
          && size % BlockHeader.UNIT == 0
          && size <= file.size() - block
          && BlockFooter.read(file, block + size, heap.order()).size() == size;
    } catch (IOException e) {
      // Is told when the walk comes there.
      return false;
    }
  }

  /** Two of header, footer and list decide. */
  private boolean isFree(BlockHeader header, BlockFooter footer) {
    if (header.free() == footer.free() && header.free() <= 1) {
      return header.free() == 1;
    }
    return (header.free() == 1 || footer.free() == 1) && isListed();
  }

  private boolean isFree(BlockHeader header) {
    return header.free() == 1 || isListed();
  }

  private boolean isListed() {
    FreeList list = freeList.orElseGet(() -> FreeList.read(window, heap));
    freeList = Optional.of(list);
    return list.has(position);
  }

  private void lost(String reason) {
    if (!isLost) {
      isLost = true;
      tell(reason + "; headers are searched for up to the next block");
    }
  }

  private void skip(long bytes) {
    long units = (bytes + BlockHeader.UNIT - 1) / BlockHeader.UNIT;
    position += units * BlockHeader.UNIT;
  }

  private void tell(String reason) {
    damage.accept(new Damage(position, "block at offset 0x%x: %s".formatted(position, reason)));
  }
}
