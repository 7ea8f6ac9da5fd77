package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The header of a GPT: where its entries lie, and what they must add up to.
 *
 * @param entriesSector where the entries start
 * @param entriesCrc of all entries together
 * @see <a href="https://uefi.org/specs/UEFI/2.10/05_GUID_Partition_Table_Format.html">UEFI 2.10,
 *     GUID Partition Table</a>
 */
record GptHeader(
    int sectorSize, long entriesSector, int entryCount, int entrySize, long entriesCrc) {
  private static final byte[] SIGNATURE = "EFI PART".getBytes(StandardCharsets.US_ASCII);
  private static final int MIN_SIZE = 92;
  private static final int CRC_OFFSET = 16;

  /** Tables have 128 entries; some programs write a few more. */
  private static final int MAX_ENTRIES = 4096;

  private static final int MAX_ENTRY_SIZE = 4096;

  /** Whether a header, sound or not, starts at {@code position}. */
  static boolean isAt(ByteSource disk, long position) throws IOException {
    if (position < 0 || position > disk.size() - MIN_SIZE) {
      return false;
    }
    Bytes start = disk.read("GPT header", position, SIGNATURE.length, ByteOrder.LITTLE_ENDIAN);
    return Arrays.equals(start.copy(0, SIGNATURE.length), SIGNATURE);
  }

  /** Reads the header at {@code position}, which fills a sector. */
  static GptHeader read(ByteSource disk, long position, int sectorSize) throws IOException {
    Bytes header = disk.read("GPT header", position, sectorSize, ByteOrder.LITTLE_ENDIAN);
    long size = header.u32(12);
    if (size < MIN_SIZE || size > sectorSize) {
      throw header.malformed(12, "size is %d, not %d to %d".formatted(size, MIN_SIZE, sectorSize));
    }
    byte[] covered = header.copy(0, (int) size);
    Arrays.fill(covered, CRC_OFFSET, CRC_OFFSET + Integer.BYTES, (byte) 0);
    long crc = crc(covered);
    if (crc != header.u32(CRC_OFFSET)) {
      throw header.malformed(
          CRC_OFFSET, "CRC is 0x%08x, not 0x%08x".formatted(header.u32(CRC_OFFSET), crc));
    }
    return new GptHeader(
        sectorSize,
        header.s64(72),
        bounded(header, 80, 0, MAX_ENTRIES),
        bounded(header, 84, GptEntry.SIZE, MAX_ENTRY_SIZE),
        header.u32(88));
  }

  private static int bounded(Bytes header, int offset, int least, int most)
      throws MalformedDataException {
    long value = header.u32(offset);
    if (value < least || value > most) {
      throw header.malformed(offset, "%d, not %d to %d".formatted(value, least, most));
    }
    return (int) value;
  }

  /** The entries, used or not, one after the other. */
  Bytes entries(ByteSource disk) throws IOException {
    long position = entriesSector * sectorSize;
    if (entriesSector < 0 || position / sectorSize != entriesSector) {
      throw new MalformedDataException(
          "GPT header", 72, "entries start in sector %d".formatted(entriesSector));
    }
    Bytes entries =
        disk.read("GPT entries", position, entryCount * entrySize, ByteOrder.LITTLE_ENDIAN);
    long crc = crc(entries.copy(0, entries.size()));
    if (crc != entriesCrc) {
      throw entries.malformed(0, "CRC is 0x%08x, not 0x%08x".formatted(crc, entriesCrc));
    }
    return entries;
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
