package dev.exhume.rpm.ndb;

/**
 * A blob that no slot leads to.
 *
 * @param head by which it was found; where it is lost, the package index is 0
 * @param isWhole whether it is as RPM wrote it
 */
record LooseBlob(Blob blob, BlobHead head, boolean isWhole) {
  /** Whether RPM would rather take this one of two blobs of a package. */
  boolean isBetterThan(LooseBlob other) {
    return isWhole == other.isWhole ? head.isNewerThan(other.head) : isWhole;
  }
}
