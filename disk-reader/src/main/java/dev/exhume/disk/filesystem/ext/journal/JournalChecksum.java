package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.layout.Crc32c;
import java.nio.ByteBuffer;

/** The checksums of versions 2 and 3, which are CRC-32C and start with the journal's UUID. */
final class JournalChecksum {
  private static final int COMMIT_OFFSET = 0x10;

  private final JournalFeatures features;
  private final Crc32c crc32c;

  JournalChecksum(JournalFeatures features, byte[] uuid) {
    this.features = features;
    this.crc32c = new Crc32c(uuid);
  }

  long of(byte[]... parts) {
    return crc32c.of(parts);
  }

  /** Whether a block of descriptions or of revocations is as it was written. */
  boolean isIntact(Bytes block) throws MalformedDataException {
    return isIntact(block, block.size() - Integer.BYTES);
  }

  /** Whether a commit is as it was written. */
  boolean isIntactCommit(Bytes block) throws MalformedDataException {
    return isIntact(block, COMMIT_OFFSET);
  }

  private boolean isIntact(Bytes block, int offset) throws MalformedDataException {
    if (!features.hasBlockChecksums()) {
      return true;
    }
    byte[] raw = block.copy(0, block.size());
    for (int i = 0; i < Integer.BYTES; i++) {
      raw[offset + i] = 0;
    }
    return crc32c.of(raw) == block.u32(offset);
  }

  /** Whether a block of the file system is as its tag says. */
  boolean isIntact(BlockTag tag, long transaction, byte[] block) {
    byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt((int) transaction).array();
    long actual = crc32c.of(number, block);
    return tag.checksum() == (features.hasChecksumsV3() ? actual : actual & 0xFFFF);
  }
}
