package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;

/**
 * The header of a record of the log, {@code xlog_rec_header}.
 *
 * <pre>
 *  0 u32 magic; 4 u32 cycle; 8 u32 version; 12 u32 length of what follows the header, in bytes
 * 16 u64 its own log sequence number; 24 u64 that of the first record which is still needed
 * 32 u32 CRC-32C, little-endian; 40 u32 number of operations
 * 44 u32[64] the first words of the first sectors, in which the cycle stands now
 * 300 u32 format, that is the processor; 304 id of the file system
 * 320 u32 most bytes of a record (version 2)
 * </pre>
 *
 * @param sector where it lies in the log
 * @param length {@code h_len}
 * @param size {@code h_size}
 */
public record RecordHeader(
    Bytes bytes,
    int sector,
    long cycle,
    int version,
    int length,
    LogSequenceNumber number,
    LogSequenceNumber tail,
    int operations,
    int size) {
  static final int MAGIC = 0xFEED_BABE;
  static final int MAX_LENGTH = 256 << 10;

  /** A sector of header has the first words of so many bytes. */
  static final int BYTES_PER_HEADER = 32 << 10;

  static final int CYCLE_DATA = 44;
  static final int CHECKSUM = 32;

  private static final int VERSION_2 = 2;
  private static final int KNOWN_VERSIONS = 3;
  private static final int MAX_OPERATIONS = MAX_LENGTH / 12;
  private static final int UUID_SIZE = 16;

  static boolean isAt(byte[] sectors, int offset) throws MalformedDataException {
    return bytes(sectors, offset, 0).s32(0) == MAGIC;
  }

  private static Bytes bytes(byte[] sectors, int offset, long position)
      throws MalformedDataException {
    return Bytes.of("XFS log record", position, sectors, ByteOrder.BIG_ENDIAN)
        .slice("XFS log record", offset, LogRing.SECTOR_BYTES);
  }

  /** Reads the header that starts some sectors. */
  static RecordHeader read(LogRing ring, int sector, byte[] sectors, int offset)
      throws MalformedDataException {
    Bytes bytes = bytes(sectors, offset, ring.position(sector) - offset);
    if (bytes.s32(0) != MAGIC) {
      throw bytes.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(bytes.u32(0), 0xFEEDBABEL));
    }
    int version = bytes.s32(8);
    if ((version & ~KNOWN_VERSIONS) != 0 || version == 0) {
      throw bytes.malformed(8, "version is %d, not 1 or 2".formatted(bytes.u32(8)));
    }
    RecordHeader header =
        new RecordHeader(
            bytes,
            sector,
            bytes.u32(4),
            version,
            limited(bytes, 12, "length", MAX_LENGTH),
            LogSequenceNumber.of(bytes.s64(16)),
            LogSequenceNumber.of(bytes.s64(24)),
            limited(bytes, 40, "number of operations", MAX_OPERATIONS),
            (version & VERSION_2) == 0 ? 0 : limited(bytes, 320, "size", MAX_LENGTH));
    if (header.number.block() != sector) {
      throw bytes.malformed(
          16, "block of its number is %d, not %d".formatted(header.number.block(), sector));
    }
    if (header.sectors() > ring.sectors()) {
      throw bytes.malformed(12, "length is %d in a smaller log".formatted(header.length));
    }
    return header;
  }

  private static int limited(Bytes bytes, int at, String what, int most)
      throws MalformedDataException {
    long value = bytes.u32(at);
    if (value > most) {
      throw bytes.malformed(at, "%s is %d, not at most %d".formatted(what, value, most));
    }
    return (int) value;
  }

  boolean isVersion2() {
    return (version & VERSION_2) != 0;
  }

  int headerSectors() {
    return isVersion2() ? Math.max(1, (size + BYTES_PER_HEADER - 1) / BYTES_PER_HEADER) : 1;
  }

  int dataSectors() {
    return (length + LogRing.SECTOR_BYTES - 1) / LogRing.SECTOR_BYTES;
  }

  int sectors() {
    return headerSectors() + dataSectors();
  }

  /** What the log belongs to. */
  public byte[] fileSystem() throws MalformedDataException {
    return bytes.copy(304, UUID_SIZE);
  }
}
