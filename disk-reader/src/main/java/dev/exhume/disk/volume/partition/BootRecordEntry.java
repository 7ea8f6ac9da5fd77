package dev.exhume.disk.volume.partition;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * One of the four entries of a boot record.
 *
 * @param status 0x80 for the partition to boot from
 * @param startSector from a place that depends on where the record lies
 */
record BootRecordEntry(int status, int type, long startSector, long sectors) {
  static final int SIZE = 16;

  /** Covers a disk whose partitions a GPT tells. */
  static final int PROTECTIVE = 0xEE;

  static BootRecordEntry read(Bytes entry) throws MalformedDataException {
    return new BootRecordEntry(entry.u8(0), entry.u8(4), entry.u32(8), entry.u32(12));
  }

  boolean isUsed() {
    return type != 0 && sectors != 0;
  }

  /** Whether it holds logical partitions: of DOS, of Windows, of Linux. */
  boolean isExtended() {
    return type == 0x05 || type == 0x0F || type == 0x85;
  }

  boolean hasPlausibleStatus() {
    return status == 0 || status == 0x80;
  }

  String typeName() {
    return "0x%02x".formatted(type);
  }
}
