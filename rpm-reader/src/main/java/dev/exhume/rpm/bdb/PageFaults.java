package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/** What is wrong with the items of one page: one damage, however many of them it hits. */
final class PageFaults {
  private Optional<MalformedDataException> first = Optional.empty();
  private int lost;

  /** A key cannot be read, but its value can. */
  void keyless(MalformedDataException fault) {
    first = Optional.of(first.orElse(fault));
  }

  /** A pair cannot be read. */
  void lost(MalformedDataException fault) {
    keyless(fault);
    lost++;
  }

  /** The first of the faults. */
  Optional<MalformedDataException> first() {
    return first;
  }

  /** The number of pairs that cannot be read. */
  int lost() {
    return lost;
  }
}
