package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A record of the log.
 *
 * <p>The first word of each of its sectors is the cycle, by which one tells what is new from what
 * is left from earlier rounds. The words that belong there are in the header, and in further
 * sectors of header if the record is large.
 */
final class LogRecord {
  /** The fields of the header, as 64-bit and as 32-bit processors count them. */
  private static final int[] HEADER_FIELDS = {328, 324};

  private static final byte[] ZEROS = new byte[Integer.BYTES];
  private static final int WORDS_PER_HEADER = RecordHeader.BYTES_PER_HEADER / LogRing.SECTOR_BYTES;

  /** A further sector of header has its cycle, then words. */
  private static final int FURTHER_WORDS = 4;

  private static final int FURTHER_FIELDS = FURTHER_WORDS + WORDS_PER_HEADER * Integer.BYTES;

  private final LogRing ring;
  private final RecordHeader header;
  private final byte[] sectors;

  private LogRecord(LogRing ring, RecordHeader header, byte[] sectors) {
    this.ring = ring;
    this.header = header;
    this.sectors = sectors;
  }

  static LogRecord read(LogRing ring, int sector) throws IOException {
    RecordHeader header = RecordHeader.read(ring, sector, ring.read(sector, 1), 0);
    return new LogRecord(ring, header, ring.read(sector, header.sectors()));
  }

  RecordHeader header() {
    return header;
  }

  /** Where a byte of its data lies in the volume. */
  long position(int offset) {
    return ring.position(
            (long) header.sector() + header.headerSectors() + offset / LogRing.SECTOR_BYTES)
        + offset % LogRing.SECTOR_BYTES;
  }

  /** Refuses a record that is not as it was written; early kernels left the checksum 0. */
  void check() throws MalformedDataException {
    long stored = header.bytes().in(ByteOrder.LITTLE_ENDIAN).u32(RecordHeader.CHECKSUM);
    if (stored != 0
        && stored != checksum(HEADER_FIELDS[0])
        && stored != checksum(HEADER_FIELDS[1])) {
      throw header
          .bytes()
          .malformed(
              RecordHeader.CHECKSUM,
              "checksum is 0x%08x, not 0x%08x".formatted(stored, checksum(HEADER_FIELDS[0])));
    }
  }

  private long checksum(int headerFields) {
    CRC32C checksum = new CRC32C();
    int end = RecordHeader.CHECKSUM + Integer.BYTES;
    checksum.update(sectors, 0, RecordHeader.CHECKSUM);
    checksum.update(ZEROS);
    checksum.update(sectors, end, headerFields - end);
    if (header.isVersion2()) {
      for (int i = 1; i < furtherHeaders(); i++) {
        checksum.update(sectors, i * LogRing.SECTOR_BYTES, FURTHER_FIELDS);
      }
    }
    checksum.update(sectors, header.headerSectors() * LogRing.SECTOR_BYTES, header.length());
    return checksum.getValue();
  }

  private int furtherHeaders() {
    int needed =
        (header.length() + RecordHeader.BYTES_PER_HEADER - 1) / RecordHeader.BYTES_PER_HEADER;
    return Math.min(needed, header.headerSectors());
  }

  /** Its operations, with the words that belong there. */
  Bytes data() {
    int start = header.headerSectors() * LogRing.SECTOR_BYTES;
    ByteBuffer data = ByteBuffer.wrap(sectors, start, header.length()).slice();
    ByteBuffer all = ByteBuffer.wrap(sectors);
    int limit = Math.min(header.dataSectors(), header.headerSectors() * WORDS_PER_HEADER);
    for (int i = 0; i < limit; i++) {
      int word = all.getInt(wordOf(i));
      // The last sector may be shorter than a word in no log that is sound.
      if (i * LogRing.SECTOR_BYTES <= header.length() - Integer.BYTES) {
        data.putInt(i * LogRing.SECTOR_BYTES, word);
      }
    }
    return Bytes.of("XFS log record", position(0), data, ByteOrder.BIG_ENDIAN);
  }

  private static int wordOf(int sector) {
    int within = sector % WORDS_PER_HEADER * Integer.BYTES;
    int further = sector / WORDS_PER_HEADER;
    return further == 0
        ? RecordHeader.CYCLE_DATA + within
        : further * LogRing.SECTOR_BYTES + FURTHER_WORDS + within;
  }
}
