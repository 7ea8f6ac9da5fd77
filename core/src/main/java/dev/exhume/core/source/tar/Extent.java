package dev.exhume.core.source.tar;

/**
 * A run of a file's bytes.
 *
 * @param fileOffset where they are in the file
 * @param archiveOffset where they are in the archive
 */
record Extent(long fileOffset, long length, long archiveOffset) {
  long end() {
    return fileOffset + length;
  }
}
