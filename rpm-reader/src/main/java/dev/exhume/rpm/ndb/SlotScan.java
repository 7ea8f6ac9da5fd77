package dev.exhume.rpm.ndb;

import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** The packages in the order of their slots; where slots are damaged, then those found without. */
final class SlotScan implements HeaderStore.Scan {
  private final SlotWalk walk;
  private final Consumer<Damage> damage;
  private final Queue<HeaderLocation> found = new ArrayDeque<>();
  private boolean isSearched;

  SlotScan(SlotWalk walk, Consumer<Damage> damage) {
    this.walk = walk;
    this.damage = damage;
  }

  @Override
  public Optional<HeaderLocation> next() {
    while (found.isEmpty() && !walk.isAtEnd()) {
      found.addAll(walk.nextPage());
    }
    if (found.isEmpty() && !isSearched && !walk.isSound()) {
      isSearched = true;
      LooseBlobs loose = walk.looseBlobs(damage);
      walk.tell(loose, damage);
      loose.all().forEach(blob -> found.add(blob.blob()));
    }
    return Optional.ofNullable(found.poll());
  }
}
