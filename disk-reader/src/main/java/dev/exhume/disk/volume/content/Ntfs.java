package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** The boot sector of NTFS, and the record of its master file table that has the label. */
final class Ntfs {
  private static final int SECTOR = 512;
  private static final String NAME = "NTFS    ";
  private static final int MAX_SHIFT = 21;
  private static final int VOLUME_RECORD = 3;
  private static final int MAX_RECORD_SIZE = 1 << 16;
  private static final long FILE_MAGIC = 0x454C_4946;
  private static final long VOLUME_NAME = 0x60;
  private static final long END = 0xFFFF_FFFFL;
  private static final int ATTRIBUTE_HEADER = 24;

  private Ntfs() {}

  /** Whether a device has NTFS. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    if (device.size() < SECTOR) {
      return Optional.empty();
    }
    Bytes boot = device.read("NTFS boot sector", 0, SECTOR, ByteOrder.LITTLE_ENDIAN);
    if (!boot.text(3, NAME.length()).equals(NAME)) {
      return Optional.empty();
    }
    Optional<String> uuid = Optional.of("%016X".formatted(boot.s64(72)));
    return Optional.of(
        new VolumeContent(VolumeContent.Kind.FILE_SYSTEM, "ntfs", label(device, boot), uuid));
  }

  private static Optional<String> label(ByteSource device, Bytes boot) {
    try {
      Bytes record = volumeRecord(device, boot);
      int offset = record.u16(20);
      while (record.u32(0) == FILE_MAGIC && record.u32(offset) != END) {
        long length = record.u32(offset + 4);
        if (record.u32(offset) == VOLUME_NAME) {
          int size = (int) Math.min(record.u32(offset + 16), MAX_RECORD_SIZE);
          return new Field(offset + record.u16(offset + 20), size, Field.Form.UTF_16LE)
              .read(record);
        }
        if (length < ATTRIBUTE_HEADER || length > record.size()) {
          return Optional.empty();
        }
        offset += (int) length;
      }
    } catch (IOException | ArithmeticException e) {
      // Without its label it is NTFS nevertheless.
    }
    return Optional.empty();
  }

  private static Bytes volumeRecord(ByteSource device, Bytes boot) throws IOException {
    long clusterSize = (long) boot.u16(11) * scale(boot.u8(13));
    byte perRecord = (byte) boot.u8(64);
    long recordSize =
        perRecord < 0 ? 1L << Math.min(-perRecord, MAX_SHIFT) : perRecord * clusterSize;
    if (recordSize < SECTOR || recordSize > MAX_RECORD_SIZE) {
      throw new MalformedDataException(
          "NTFS boot sector", 64, "file records of %d bytes".formatted(recordSize));
    }
    long table = Math.multiplyExact(boot.s64(48), clusterSize);
    return device.read(
        "NTFS file record",
        Math.addExact(table, VOLUME_RECORD * recordSize),
        (int) recordSize,
        ByteOrder.LITTLE_ENDIAN);
  }

  /** The sectors of a cluster: a number, or a negative power of two. */
  private static long scale(int sectorsPerCluster) {
    byte signed = (byte) sectorsPerCluster;
    return signed < 0 ? 1L << Math.min(-signed, MAX_SHIFT) : signed;
  }
}
