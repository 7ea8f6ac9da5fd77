package dev.exhume.rpm.ndb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import java.io.IOException;

/**
 * The end of a blob.
 *
 * <pre>
 * BlobTail --> Adler-32 of all before (u32), length of the header (u32), magic "BlbE"
 * </pre>
 */
record BlobTail(long adler32, long length, long magic) {
  static final int SIZE = 12;
  static final int LENGTH_OFFSET = 4;
  static final int MAGIC_OFFSET = 8;

  static final long MAGIC = 0x4562_6C42;

  static BlobTail read(DatabaseFile file, long position) throws IOException {
    return of(file.read("blob's tail", position, SIZE));
  }

  static BlobTail of(Bytes tail) throws MalformedDataException {
    return new BlobTail(tail.u32(0), tail.u32(LENGTH_OFFSET), tail.u32(MAGIC_OFFSET));
  }

  /** Whether it is the end of a header of {@code length} bytes. */
  boolean ends(long headerLength) {
    return magic == MAGIC && length == headerLength;
  }
}
