package dev.exhume.disk.volume.raid;

/**
 * Where a chunk lies.
 *
 * @param offset in bytes from the start of the member
 */
record Place(int member, long offset) {
  /** The place that is {@code distance} bytes behind this one. */
  Place plus(long distance) {
    return new Place(member, offset + distance);
  }
}
