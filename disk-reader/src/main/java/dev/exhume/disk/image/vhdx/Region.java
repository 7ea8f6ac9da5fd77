package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Guid;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of the file that the region table at 192 KiB, or its copy at 256 KiB, leads to.
 *
 * <pre>
 *  0 "regi"; 4 u32 checksum; 8 u32 entries
 * 16 entries: id, u64 offset, u32 length, u32 whether a reader has to know it
 * </pre>
 */
record Region(long offset, long length) {
  static final String BLOCK_ALLOCATION_TABLE = "2dc27766-f623-4200-9d64-115e9bfd4a08";
  static final String METADATA = "8b7ca206-4790-4b9a-b8fe-575f050f886e";

  private static final String NAME = "VHDX region table";
  private static final long OFFSET = 192 << 10;
  private static final int SIZE = 64 << 10;
  private static final int SIGNATURE = 0x69676572;
  private static final int ENTRIES_OFFSET = 16;
  private static final int ENTRY_BYTES = 32;

  /** The regions by their ids. */
  static Map<String, Region> readAll(ByteSource file, FaultLog faults) throws IOException {
    long table = OFFSET;
    if (!isValid(file, OFFSET)) {
      boolean hasCopy = isValid(file, OFFSET + SIZE);
      faults.problem(
          OFFSET,
          NAME + (hasCopy ? ": it is damaged; its copy is used" : ": it and its copy are damaged"));
      table = hasCopy ? OFFSET + SIZE : OFFSET;
    }
    Bytes bytes = file.read(NAME, table, SIZE, ByteOrder.LITTLE_ENDIAN);
    long entries = bytes.u32(8);
    if (entries > (SIZE - ENTRIES_OFFSET) / ENTRY_BYTES) {
      throw bytes.malformed(8, "it has %d entries".formatted(entries));
    }
    Map<String, Region> regions = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      Bytes entry = bytes.slice(NAME, ENTRIES_OFFSET + i * ENTRY_BYTES, ENTRY_BYTES);
      String id = Guid.read(entry, 0);
      boolean isKnown = id.equals(BLOCK_ALLOCATION_TABLE) || id.equals(METADATA);
      if (!isKnown && (entry.u32(28) & 1) != 0) {
        throw new UnsupportedFeatureException("VHDX region %s".formatted(id));
      }
      regions.put(id, new Region(entry.s64(16), entry.u32(24)));
    }
    return regions;
  }

  private static boolean isValid(ByteSource file, long offset) throws IOException {
    return file.read(NAME, offset, SIZE, ByteOrder.LITTLE_ENDIAN).s32(0) == SIGNATURE
        && Checksum.isValid(file, offset, SIZE);
  }
}
