package dev.exhume.rpm.ndb;

import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderShape;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The blobs that slots lead to, each by one slot. */
final class LedBlobs {
  /** How much may be summed up to decide between slots and blobs, in sizes of the file. */
  private static final int MAX_PASSES = 8;

  private final DatabaseFile file;
  private final Consumer<Damage> damage;
  private final HeaderShape shape;
  private final BitSet slots = new BitSet();
  private final BitSet firstBlocks = new BitSet();
  private long budget;

  /**
   * @param damage is told of slots that lead to their blobs although they are damaged
   */
  LedBlobs(DatabaseFile file, Consumer<Damage> damage) {
    this.file = file;
    this.damage = damage;
    this.shape = new HeaderShape(file.window());
    this.budget = MAX_PASSES * file.size();
  }

  /**
   * The blob that a slot leads to; nothing if another one does, or none of its package is there.
   */
  Optional<Blob> follow(Slot slot) {
    long position = slot.blobPosition();
    if (slot.packageIndex() == 0
        || position > file.size() - Blob.MINIMUM_SIZE
        || isStart(position)) {
      return Optional.empty();
    }
    Optional<Blob> blob;
    try {
      blob = blob(slot, BlobHead.read(file, position));
    } catch (IOException e) {
      // Is told when the blob is read; nothing speaks against the slot.
      blob = Optional.of(blob(slot, slot.blockCount()));
    }
    if (blob.isPresent()) {
      slots.set((int) (slot.position() / Slot.SIZE));
      firstBlocks.set((int) slot.firstBlock());
    }
    return blob;
  }

  /** Whether this slot led to a blob. */
  boolean isFollowed(Slot slot) {
    return slots.get((int) (slot.position() / Slot.SIZE));
  }

  /** Whether a slot led to a blob here. */
  boolean isStart(long position) {
    return position >= 0 && firstBlocks.get((int) (position / Blob.BLOCK_SIZE));
  }

  private Optional<Blob> blob(Slot slot, BlobHead head) throws IOException {
    Blob blob = blob(slot, slot.blockCount());
    if (head.isMarked() && head.packageIndex() == slot.packageIndex()) {
      long blocks = Blob.blocks(head.length());
      if (blocks == slot.blockCount() || !blob.endsAfter(head.length())) {
        return Optional.of(blob);
      }
      damage.accept(slot.damage("%d blocks, not %d".formatted(slot.blockCount(), blocks)));
      return Optional.of(blob(slot, blocks));
    }
    if (head.isMarked() && isWhole(blob, head)) {
      return Optional.empty();
    }
    // It may be the head that is damaged.
    OptionalLong length = shape.size(slot.blobPosition() + BlobHead.SIZE);
    boolean fits = length.isPresent() && Blob.blocks(length.getAsLong()) == slot.blockCount();
    return fits ? Optional.of(blob) : Optional.empty();
  }

  private Blob blob(Slot slot, long blockCount) {
    return new Blob(file, slot.packageIndex(), slot.blobPosition(), blockCount);
  }

  private boolean isWhole(Blob blob, BlobHead head) throws IOException {
    if (!blob.endsAfter(head.length())) {
      return false;
    }
    budget -= Blob.size(head.length());
    return budget < 0 || blob.isWhole();
  }
}
