package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The checksum of metadata in version 5: the CRC-32C of the whole with zeros in its own place,
 * where it is, unlike all else, little-endian.
 */
public final class MetadataChecksum {
  private static final byte[] ZEROS = new byte[Integer.BYTES];

  private MetadataChecksum() {}

  /** Whether the bytes of a structure have another checksum than it says, and which. */
  public static Optional<String> fault(Bytes bytes, int offset) throws MalformedDataException {
    CRC32C checksum = new CRC32C();
    int end = offset + Integer.BYTES;
    checksum.update(bytes.buffer(0, offset));
    checksum.update(ZEROS);
    checksum.update(bytes.buffer(end, bytes.size() - end));
    long stored = bytes.in(ByteOrder.LITTLE_ENDIAN).u32(offset);
    return stored == checksum.getValue()
        ? Optional.empty()
        : Optional.of("checksum is 0x%08x, not 0x%08x".formatted(stored, checksum.getValue()));
  }
}
