package dev.exhume.rpm.ndb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tells what is wrong with slots when it is known what was found without them. */
final class LostSlots {
  private static final String SEARCHED = "; blobs are searched for without it";

  private final BlockFile file;
  private final LedBlobs led;
  private final LooseBlobs loose;
  private final Consumer<Damage> damage;
  private final Set<Long> blobsOfSlots = new HashSet<>();
  private boolean isSearchExplained;
  private long unmarkedStart;
  private long unmarked;
  private long beyond;

  LostSlots(BlockFile file, LedBlobs led, LooseBlobs loose, Consumer<Damage> damage) {
    this.file = file;
    this.led = led;
    this.loose = loose;
    this.damage = damage;
  }

  void header(MalformedDataException fault) {
    isSearchExplained = true;
    damage.accept(new Damage(fault.offset(), fault.getMessage() + SEARCHED));
  }

  /** A page that cannot be read. */
  void page(int page, IOException reason) {
    isSearchExplained = true;
    damage.accept(
        new Damage(
            SlotPages.position(page),
            "slot page %d cannot be read: %s".formatted(page, reason.getMessage()) + SEARCHED));
  }

  /** The next slot, sound or not. */
  void slot(Slot slot) {
    if (!slot.isMarked()) {
      unmarkedStart = unmarked == 0 ? slot.position() : unmarkedStart;
      unmarked++;
      return;
    }
    endOfUnmarked();
    if (!slot.isFree() && !led.isFollowed(slot)) {
      lost(slot);
    }
  }

  /** After the last slot. */
  void end() {
    endOfUnmarked();
    if (beyond > 0) {
      damage.accept(
          new Damage(
              file.size(),
              "the file ends before the blobs of %d slots; as many packages are missing"
                  .formatted(beyond)));
    }
    if (!isSearchExplained) {
      loose.all().stream()
          .map(LooseBlob::blob)
          .filter(blob -> blob.instance() != 0 && !blobsOfSlots.contains(blob.position()))
          .forEach(this::withoutSlot);
    }
  }

  private void endOfUnmarked() {
    if (unmarked > 0) {
      isSearchExplained = true;
      damage.accept(
          new Damage(
              unmarkedStart,
              "slot at offset 0x%x: %d slots do not start with \"Slot\""
                      .formatted(unmarkedStart, unmarked)
                  + SEARCHED));
      unmarked = 0;
    }
  }

  private void lost(Slot slot) {
    Optional<LooseBlob> found = loose.of(slot);
    boolean isBeyond = slot.blobPosition() > file.size() - Blob.MINIMUM_SIZE;
    if (found.isPresent()) {
      long position = found.get().blob().position();
      blobsOfSlots.add(position);
      damage.accept(
          slot.damage(reason(slot) + "; the blob at 0x%x is read instead".formatted(position)));
    } else if (isBeyond) {
      beyond++;
    } else {
      damage.accept(slot.damage(reason(slot) + "; 1 package is missing"));
    }
  }

  private static String reason(Slot slot) {
    return "leads package %d to block 0x%x, where no blob of it is"
        .formatted(slot.packageIndex(), slot.firstBlock());
  }

  private void withoutSlot(Blob blob) {
    damage.accept(
        new Damage(
            blob.position(),
            "no slot leads to the blob of package %d; it may have been erased"
                .formatted(blob.instance())));
  }
}
