package dev.exhume.disk.volume.partition;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Reads one entry of a GPT. */
final class GptEntry {
  /** The least size; what a larger one holds is not defined. */
  static final int SIZE = 128;

  private static final int NAME_OFFSET = 56;
  private static final UUID UNUSED = new UUID(0, 0);

  private GptEntry() {}

  /**
   * Reads an entry.
   *
   * @param number of the entry, from 1 on
   * @return nothing for an entry that is not used
   */
  static Optional<Partition> read(Bytes entry, int number, int sectorSize)
      throws MalformedDataException {
    UUID type = guid(entry, 0);
    if (type.equals(UNUSED)) {
      return Optional.empty();
    }
    long first = entry.s64(32);
    long last = entry.s64(40);
    if (first < 0 || last < first || last >= Long.MAX_VALUE / sectorSize) {
      throw entry.malformed(
          32, "partition %d from sector %d to sector %d".formatted(number, first, last));
    }
    String name =
        new String(entry.copy(NAME_OFFSET, SIZE - NAME_OFFSET), StandardCharsets.UTF_16LE);
    int end = name.indexOf('\0');
    String written = end < 0 ? name : name.substring(0, end);
    return Optional.of(
        new Partition(
            number,
            first * sectorSize,
            (last - first + 1) * sectorSize,
            type.toString(),
            Optional.of(written).filter(text -> !text.isEmpty()),
            Optional.of(guid(entry, 16).toString())));
  }

  /** A GUID, of which the first three parts are little-endian. */
  private static UUID guid(Bytes entry, int offset) throws MalformedDataException {
    long first = entry.u32(offset);
    long second = entry.u16(offset + 4);
    long third = entry.u16(offset + 6);
    long rest = entry.in(ByteOrder.BIG_ENDIAN).s64(offset + 8);
    return new UUID(first << 32 | second << 16 | third, rest);
  }
}
