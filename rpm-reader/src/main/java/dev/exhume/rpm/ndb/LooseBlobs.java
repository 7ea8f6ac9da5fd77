package dev.exhume.rpm.ndb;

import dev.exhume.rpm.header.Damage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a search for blobs found, one of each package. */
final class LooseBlobs {
  /** Ten times as many packages as any machine has. */
  private static final int MAX_BLOBS = 200_000;

  private final Map<Long, LooseBlob> byIndex = new HashMap<>();
  private final Map<Long, LooseBlob> byPosition = new HashMap<>();

  private LooseBlobs() {}

  static LooseBlobs find(BlobSearch search, Consumer<Damage> damage) {
    LooseBlobs blobs = new LooseBlobs();
    Optional<LooseBlob> found = search.next();
    while (found.isPresent()) {
      LooseBlob blob = found.get();
      if (blobs.byPosition.size() == MAX_BLOBS) {
        damage.accept(
            new Damage(
                blob.blob().position(),
                "%d blobs without a slot are enough; packages may be missing"
                    .formatted(MAX_BLOBS)));
        break;
      }
      blobs.add(blob);
      found = search.next();
    }
    return blobs;
  }

  private void add(LooseBlob blob) {
    byPosition.put(blob.blob().position(), blob);
    if (blob.blob().instance() == 0) {
      return;
    }
    long index = blob.blob().instance();
    LooseBlob former = byIndex.putIfAbsent(index, blob);
    if (former != null && blob.isBetterThan(former)) {
      byIndex.put(index, blob);
      byPosition.remove(former.blob().position());
    } else if (former != null) {
      byPosition.remove(blob.blob().position());
    }
  }

  /** Forgets a package that is found otherwise: what is left of it here is older. */
  void forget(long index) {
    LooseBlob stale = byIndex.remove(index);
    if (stale != null) {
      byPosition.remove(stale.blob().position());
    }
  }

  /** The blob that a slot may have led to: that of its package, or one where it leads to. */
  Optional<LooseBlob> of(Slot slot) {
    LooseBlob blob = byIndex.get(slot.packageIndex());
    return Optional.ofNullable(blob != null ? blob : byPosition.get(slot.blobPosition()));
  }

  /** All of them in the order of the file. */
  List<LooseBlob> all() {
    List<LooseBlob> all = new ArrayList<>(byPosition.values());
    all.sort(Comparator.comparingLong(blob -> blob.blob().position()));
    return all;
  }
}
