package dev.exhume.rpm.ndb;

import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The blobs that no slot leads to, while all slots are sound.
 *
 * <p>RPM gives up a slot before it overwrites the blob with zeros, and writes a blob before its
 * slot; if it was interrupted in between, the blob is still there. It is, too, when RPM found its
 * checksum wrong, for then it does not overwrite it. Where slots are damaged, nobody knows whether
 * such a blob was erased: it is listed as a package.
 */
final class ErasedScan implements HeaderStore.Scan {
  private final SlotWalk walk;
  private final Consumer<Damage> damage;
  private final Queue<HeaderLocation> found = new ArrayDeque<>();
  private boolean isSearched;

  ErasedScan(SlotWalk walk, Consumer<Damage> damage) {
    this.walk = walk;
    this.damage = damage;
  }

  @Override
  public Optional<HeaderLocation> next() {
    if (!isSearched) {
      isSearched = true;
      while (!walk.isAtEnd()) {
        walk.nextPage();
      }
      if (walk.isSound()) {
        walk.looseBlobs(damage).all().forEach(blob -> found.add(blob.blob()));
      }
    }
    return Optional.ofNullable(found.poll());
  }
}
