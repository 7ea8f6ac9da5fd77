package dev.exhume.core.source.tar.member;

import dev.exhume.binary.Bytes;
import java.util.Optional;

/** What came before a member's own header and belongs to it. */
final class Extras {
  private Optional<Bytes> path = Optional.empty();
  private Optional<Bytes> target = Optional.empty();
  private final long start;
  private PaxRecords records;

  /**
   * @param start where the first of it is in the archive, or the member's own header
   */
  Extras(long start, PaxRecords forAll) {
    this.start = start;
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

  long start() {
    return start;
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
