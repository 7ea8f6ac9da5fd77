package dev.exhume.rpm.ndb;

/**
 * A blob that no slot leads to. Where its head is lost, its instance is 0.
 *
 * @param generation that the database had when the blob was written
 * @param isWhole whether it is as RPM wrote it
 */
record LooseBlob(Blob blob, long generation, boolean isWhole) {
  /** Whether RPM would rather take this one of two blobs of a package. */
  boolean isBetterThan(LooseBlob other) {
    // The count of generations may have started again at 0.
    boolean isNewer = (int) (generation - other.generation) > 0;
    return isWhole == other.isWhole ? isNewer : isWhole;
  }
}
