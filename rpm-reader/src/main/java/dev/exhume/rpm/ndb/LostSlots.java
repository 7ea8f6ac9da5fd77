package dev.exhume.rpm.ndb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what is wrong with slots when it is known what was found without them. Slots that are
 * damaged side by side are one fault.
 */
final class LostSlots {
  private static final String SEARCHED = "; blobs are searched for without it";

  private final DatabaseFile file;
  private final LedBlobs led;
  private final LooseBlobs loose;
  private final Consumer<Damage> damage;
  private final Set<Long> blobsOfSlots = new HashSet<>();
  private boolean isSearchExplained;
  private Optional<Slot> first = Optional.empty();
  private int count;
  private int missing;
  private int beyond;

  LostSlots(DatabaseFile file, LedBlobs led, LooseBlobs loose, Consumer<Damage> damage) {
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
    endOfRun();
    isSearchExplained = true;
    damage.accept(
        new Damage(
            SlotPages.position(page),
            "slot page %d cannot be read: %s".formatted(page, reason.getMessage()) + SEARCHED));
  }

  /** The next slot, sound or not. */
  void slot(Slot slot) {
    if (!slot.isMarked()) {
      isSearchExplained = true;
      add(slot);
    } else if (led.isFollowed(slot)) {
      endOfRun();
    } else if (!slot.isFree()) {
      lost(slot);
    }
  }

  /** After the last slot. */
  void end() {
    endOfRun();
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

  private void lost(Slot slot) {
    Optional<LooseBlob> found = loose.of(slot);
    if (found.isPresent()) {
      blobsOfSlots.add(found.get().blob().position());
      add(slot);
    } else if (slot.blobPosition() > file.size() - Blob.MINIMUM_SIZE) {
      beyond++;
    } else {
      add(slot);
      missing++;
    }
  }

  private void add(Slot slot) {
    if (first.isPresent() && first.get().isMarked() != slot.isMarked()) {
      endOfRun();
    }
    first = first.or(() -> Optional.of(slot));
    count++;
  }

  private void endOfRun() {
    first.ifPresent(slot -> damage.accept(slot.damage(reason(slot) + SEARCHED + cost())));
    first = Optional.empty();
    count = 0;
    missing = 0;
  }

  private String reason(Slot slot) {
    if (!slot.isMarked()) {
      return "%d slots do not start with \"Slot\"".formatted(count);
    }
    String others = count == 1 ? "" : "; nor do %d more lead to theirs".formatted(count - 1);
    return "leads package %d to block 0x%x, where no blob of it is"
            .formatted(slot.packageIndex(), slot.firstBlock())
        + others;
  }

  private String cost() {
    return missing == 0 ? "" : "; packages that are missing: %d".formatted(missing);
  }

  private void withoutSlot(Blob blob) {
    damage.accept(
        new Damage(
            blob.position(),
            "no slot leads to the blob of package %d; it may have been erased"
                .formatted(blob.instance())));
  }
}
