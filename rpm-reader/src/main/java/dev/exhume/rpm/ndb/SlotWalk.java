package dev.exhume.rpm.ndb;

import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A walk along all slots of a file to the blobs that they lead to. */
final class SlotWalk {
  private final DatabaseFile file;
  private final SlotPages pages;
  private final LedBlobs led;
  private int nextPage;
  private boolean isSound;

  SlotWalk(DatabaseFile file, SlotPages pages, Consumer<Damage> damage) {
    this.file = file;
    this.pages = pages;
    this.led = new LedBlobs(file, damage);
    this.isSound = pages.fault().isEmpty();
  }

  boolean isAtEnd() {
    return nextPage == pages.count();
  }

  /** Whether all slots so far were free or led to a blob of their package. */
  boolean isSound() {
    return isSound;
  }

  /** The blobs that the slots of the next page lead to. */
  List<Blob> nextPage() {
    List<Blob> blobs = new ArrayList<>();
    for (Slot slot : slots(nextPage++)) {
      isSound &= slot.isMarked();
      if (!slot.isFree()) {
        Optional<Blob> blob = led.follow(slot);
        isSound &= blob.isPresent();
        blob.ifPresent(blobs::add);
      }
    }
    return blobs;
  }

  /** The blobs that no slot leads to. */
  LooseBlobs looseBlobs(Consumer<Damage> damage) {
    long slotsEnd = Math.max(PackagesHeader.SIZE, SlotPages.position(pages.count()));
    Consumer<Damage> afterSlots =
        fault -> {
          // What cannot be read of the slots is told as such.
          if (fault.offset() >= slotsEnd) {
            damage.accept(fault);
          }
        };
    LooseBlobs loose = LooseBlobs.find(new BlobSearch(file, led, afterSlots), damage);
    for (int page = 0; page < pages.count(); page++) {
      slots(page).stream()
          .filter(led::isFollowed)
          .forEach(slot -> loose.forget(slot.packageIndex()));
    }
    return loose;
  }

  /** What is wrong with the slots, and what it costs. */
  void tell(LooseBlobs loose, Consumer<Damage> damage) {
    LostSlots lost = new LostSlots(file, led, loose, damage);
    pages.fault().ifPresent(lost::header);
    for (int page = 0; page < pages.count(); page++) {
      try {
        pages.slots(page).forEach(lost::slot);
      } catch (IOException e) {
        lost.page(page, e);
      }
    }
    lost.end();
  }

  private List<Slot> slots(int page) {
    try {
      return pages.slots(page);
    } catch (IOException e) {
      // Is told with what it costs, which is not known yet.
      isSound = false;
      return List.of();
    }
  }
}
