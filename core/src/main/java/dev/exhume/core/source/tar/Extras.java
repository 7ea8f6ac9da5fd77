package dev.exhume.core.source.tar;

import dev.exhume.binary.Bytes;
import java.util.Optional;

/** What came before a member's own header and belongs to it. */
final class Extras {
  private Optional<Bytes> path = Optional.empty();
  private Optional<Bytes> target = Optional.empty();
  private PaxRecords records;

  Extras(PaxRecords forAll) {
    this.records = forAll;
  }

  void setPath(Bytes longName) {
    path = Optional.of(longName);
  }

  void setTarget(Bytes longLink) {
    target = Optional.of(longLink);
  }

  void setRecords(PaxRecords newRecords) {
    records = newRecords;
  }

  Optional<Bytes> path() {
    return path;
  }

  Optional<Bytes> target() {
    return target;
  }

  PaxRecords records() {
    return records;
  }
}
