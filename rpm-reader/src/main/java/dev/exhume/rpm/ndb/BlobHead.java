package dev.exhume.rpm.ndb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import java.io.IOException;

/**
 * The start of a blob.
 *
 * <pre>
 * BlobHead --> magic "BlbS", package index (u32), generation (u32), length of the header (u32)
 * </pre>
 *
 * @param generation that the database had when the blob was written, which is counted up
 */
record BlobHead(long magic, long packageIndex, long generation, long length) {
  static final int SIZE = 16;
  static final int LENGTH_OFFSET = 12;

  static final long MAGIC = 0x5362_6C42;

  static BlobHead read(DatabaseFile file, long position) throws IOException {
    return of(file.read("blob", position, SIZE));
  }

  static BlobHead of(Bytes blob) throws MalformedDataException {
    return new BlobHead(blob.u32(0), blob.u32(4), blob.u32(8), blob.u32(LENGTH_OFFSET));
  }

  boolean isMarked() {
    return magic == MAGIC;
  }
}
