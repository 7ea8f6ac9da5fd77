package dev.exhume.disk.volume.md.superblock;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.TreeMap;

/**
 * Where the list of places lies that could not be written and so hold something old.
 *
 * @param position on the device, in bytes
 * @param size in bytes
 * @param shift by which places and lengths are shifted to give sectors
 */
public record BadBlockLog(long position, int size, int shift) {
  private static final int SECTOR = 512;
  private static final int MAX_SIZE = 128 * SECTOR;
  private static final int MAX_SHIFT = 20;
  private static final int COUNT_BITS = 10;
  private static final long END = -1;

  /** The data without the places of the list, which counts from the start of the data. */
  public ByteSource without(ByteSource device, ByteSource data) throws IOException {
    if (size > MAX_SIZE || shift > MAX_SHIFT) {
      throw new MalformedDataException(
          "md bad block log", position, "%d bytes with shift %d".formatted(size, shift));
    }
    Bytes log = device.read("md bad block log", position, size, ByteOrder.LITTLE_ENDIAN);
    TreeMap<Long, Long> bad = new TreeMap<>();
    for (int offset = 0; offset < size && log.s64(offset) != END; offset += Long.BYTES) {
      long entry = log.s64(offset);
      long count = (entry & (1 << COUNT_BITS) - 1) << shift;
      long sector = (entry >>> COUNT_BITS) << shift;
      if (sector < 0 || sector > data.size() / SECTOR) {
        throw log.malformed(offset, "bad blocks from sector 0x%x on".formatted(sector));
      }
      bad.merge(sector * SECTOR, (sector + count) * SECTOR, Math::max);
    }
    return bad.isEmpty() ? data : new KnownBad(data, bad);
  }
}
