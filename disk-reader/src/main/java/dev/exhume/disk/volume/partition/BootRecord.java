package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * A sector with four entries, at the start of a disk or of a logical partition.
 *
 * <pre>
 * BootRecord --> code (440 bytes), identity of the disk, 0 (2 bytes), Entry * 4, 0x55, 0xAA
 * </pre>
 */
final class BootRecord {
  static final int SECTOR_SIZE = 512;
  static final int ENTRIES = 4;

  private static final int IDENTITY_OFFSET = 440;
  private static final int ENTRIES_OFFSET = 446;
  private static final int SIGNATURE_OFFSET = 510;
  private static final int SIGNATURE = 0xAA55;

  private final Bytes sector;

  private BootRecord(Bytes sector) {
    this.sector = sector;
  }

  static BootRecord read(ByteSource disk, long sector) throws IOException {
    return new BootRecord(
        disk.read("boot record", sector * SECTOR_SIZE, SECTOR_SIZE, ByteOrder.LITTLE_ENDIAN));
  }

  Bytes sector() {
    return sector;
  }

  /** The number by which systems know the disk, 0 if it has none. */
  long diskIdentity() throws MalformedDataException {
    return sector.u32(IDENTITY_OFFSET);
  }

  boolean isSigned() throws MalformedDataException {
    return sector.u16(SIGNATURE_OFFSET) == SIGNATURE;
  }

  void requireSignature() throws MalformedDataException {
    if (!isSigned()) {
      throw sector.malformed(
          SIGNATURE_OFFSET,
          "signature is 0x%04x, not 0x%04x".formatted(sector.u16(SIGNATURE_OFFSET), SIGNATURE));
    }
  }

  BootRecordEntry entry(int slot) throws MalformedDataException {
    return BootRecordEntry.read(
        sector.slice(
            "partition entry " + (slot + 1),
            ENTRIES_OFFSET + slot * BootRecordEntry.SIZE,
            BootRecordEntry.SIZE));
  }
}
