package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first sector of a hosted sparse extent; what is written as a stream has it at the end, too.
 *
 * @param flags bit 0: bytes 73 to 76 are as they should be; 1: there is a redundant grain
 *     directory; 2: entry 1 of a grain table is a grain of zeros; 16: grains are compressed; 17:
 *     there are markers
 * @param capacity in sectors
 * @param grainSize in sectors
 * @param descriptorOffset in sectors, 0 where the descriptor is a file of its own
 * @param descriptorSize in sectors
 * @param tableEntries {@code numGTEsPerGT}
 * @param redundantDirectory {@code rgdOffset}, in sectors
 * @param directory {@code gdOffset}, in sectors
 * @param overhead the sectors before the first grain
 * @see <a href="https://www.vmware.com/app/vmdk/?src=vmdk">Virtual Disk Format 5.0</a>
 */
record SparseHeader(
    int flags,
    long capacity,
    int grainSize,
    long descriptorOffset,
    long descriptorSize,
    int tableEntries,
    long redundantDirectory,
    long directory,
    long overhead) {
  static final int MAGIC = 0x564D444B;
  static final int SIZE = 512;

  private static final String NAME = "VMDK sparse header";
  private static final int MAX_VERSION = 3;
  private static final int MAX_GRAIN_SIZE = 1 << 21;
  private static final int MAX_TABLE_ENTRIES = 1 << 16;
  private static final long AT_END = -1;
  private static final int DEFLATE = 1;

  /** A transfer in text mode changes at least one of these, from 73 on. */
  private static final long NEWLINES = 0x0A0D_200AL;

  /** What follows a stream: some containers fill up their members. */
  private static final int MAX_PADDING_SECTORS = 128;

  static SparseHeader read(ByteSource file) throws IOException {
    return read(file.read(NAME, 0, SIZE, ByteOrder.LITTLE_ENDIAN));
  }

  private static SparseHeader read(Bytes bytes) throws IOException {
    if (bytes.s32(0) != MAGIC) {
      throw bytes.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(bytes.u32(0), MAGIC));
    }
    long version = bytes.u32(4);
    if (version == 0 || version > MAX_VERSION) {
      throw bytes.malformed(4, "version is %d, not 1 to %d".formatted(version, MAX_VERSION));
    }
    int flags = bytes.s32(8);
    if ((flags & 1) != 0 && bytes.u32(73) != NEWLINES) {
      throw bytes.malformed(
          73,
          ("line ends are 0x%08x, not 0x%08x: the file was transferred in text mode, which changed"
                  + " bytes all over it; it has to be copied again in binary mode")
              .formatted(bytes.u32(73), NEWLINES));
    }
    long compression = bytes.u16(77);
    if (compression > DEFLATE) {
      throw new UnsupportedFeatureException("VMDK compression %d".formatted(compression));
    }
    return new SparseHeader(
        flags,
        within(bytes, 12, 0, ExtentLine.MAX_SECTORS, "capacity"),
        (int) within(bytes, 20, 1, MAX_GRAIN_SIZE, "grain size"),
        bytes.s64(28),
        bytes.s64(36),
        (int) tableEntries(bytes),
        bytes.s64(48),
        bytes.s64(56),
        bytes.s64(64));
  }

  private static long within(Bytes bytes, int offset, long least, long most, String field)
      throws MalformedDataException {
    long value = bytes.s64(offset);
    if (value < least || value > most) {
      throw bytes.malformed(
          offset,
          "%s is %s sectors, not %d to %d"
              .formatted(field, Long.toUnsignedString(value), least, most));
    }
    return value;
  }

  private static long tableEntries(Bytes bytes) throws MalformedDataException {
    long entries = bytes.u32(44);
    if (entries == 0 || entries > MAX_TABLE_ENTRIES) {
      throw bytes.malformed(
          44, "grain tables have %d entries, not 1 to %d".formatted(entries, MAX_TABLE_ENTRIES));
    }
    return entries;
  }

  /** The header at the end of a file that was written as a stream. */
  static Optional<SparseHeader> footer(ByteSource file) throws IOException {
    long last = file.size() / SIZE - 2;
    for (long sector = last; sector > last - MAX_PADDING_SECTORS && sector > 1; sector--) {
      Bytes bytes = file.read("VMDK footer", sector * SIZE, SIZE, ByteOrder.LITTLE_ENDIAN);
      if (bytes.s32(0) == MAGIC && (sector == last || isMarked(file, sector))) {
        SparseHeader footer = read(bytes);
        return footer.isDirectoryAtEnd() ? Optional.empty() : Optional.of(footer);
      }
    }
    return Optional.empty();
  }

  private static boolean isMarked(ByteSource file, long sector) throws IOException {
    return Marker.read(file, (sector - 1) * SIZE).type() == Marker.FOOTER;
  }

  boolean isDirectoryAtEnd() {
    return directory == AT_END;
  }

  boolean hasRedundantDirectory() {
    return (flags & 2) != 0;
  }

  boolean hasZeroGrains() {
    return (flags & 4) != 0;
  }

  boolean isCompressed() {
    return (flags & 0x10000) != 0;
  }

  boolean hasMarkers() {
    return (flags & 0x20000) != 0;
  }

  long grainBytes() {
    return (long) grainSize * SIZE;
  }

  /** How many grains there are, the last of which may be cut. */
  long grains() {
    return (capacity + grainSize - 1) / grainSize;
  }
}
