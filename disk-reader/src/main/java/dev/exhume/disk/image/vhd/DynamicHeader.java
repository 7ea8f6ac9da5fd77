package dev.exhume.disk.image.vhd;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Guid;
import dev.exhume.disk.image.part.PartName;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a dynamic or differencing image has besides the footer.
 *
 * <pre>
 *   0 "cxsparse"
 *  16 u64 offset of the block allocation table; 28 u32 its entries
 *  32 u32 bytes of a block
 *  36 u32 checksum
 *  40 unique id of the parent
 *  64 name of the parent, UTF-16
 * 576 8 locators: code of 4 letters, u32, u32 length, u32, u64 offset of the parent's name
 * </pre>
 *
 * @param parentNames from the locators, those first that are relative
 */
record DynamicHeader(
    long table, long entries, int blockBytes, String parentId, List<PartName> parentNames) {
  private static final String NAME = "VHD dynamic header";
  private static final String COOKIE = "cxsparse";
  private static final int SIZE = 1024;
  private static final int SECTOR_BYTES = 512;
  private static final int MAX_BLOCK_BYTES = 1 << 30;
  private static final int LOCATORS = 8;
  private static final int LOCATOR_BYTES = 24;
  private static final int MAX_NAME_BYTES = 4096;

  DynamicHeader {
    parentNames = List.copyOf(parentNames);
  }

  static DynamicHeader read(ByteSource file, long offset, FaultLog faults) throws IOException {
    Bytes bytes = file.read(NAME, offset, SIZE, ByteOrder.BIG_ENDIAN);
    String cookie = new String(bytes.copy(0, COOKIE.length()), StandardCharsets.ISO_8859_1);
    if (!cookie.equals(COOKIE)) {
      throw bytes.malformed(0, "cookie is \"%s\", not \"%s\"".formatted(cookie, COOKIE));
    }
    if (bytes.u32(36) != VhdFooter.checksum(bytes, 36)) {
      faults.problem(offset, NAME + ": its checksum is wrong");
    }
    long blockBytes = bytes.u32(32);
    if (blockBytes < SECTOR_BYTES
        || blockBytes > MAX_BLOCK_BYTES
        || Long.bitCount(blockBytes) != 1) {
      throw bytes.malformed(32, "blocks of %d bytes".formatted(blockBytes));
    }
    return new DynamicHeader(
        bytes.s64(16), bytes.u32(28), (int) blockBytes, Guid.read(bytes, 40), names(bytes, file));
  }

  private static List<PartName> names(Bytes bytes, ByteSource file) throws IOException {
    List<PartName> relative = new ArrayList<>();
    List<PartName> others = new ArrayList<>();
    for (int i = 0; i < LOCATORS; i++) {
      Bytes locator = bytes.slice(NAME, 576 + i * LOCATOR_BYTES, LOCATOR_BYTES);
      String code = new String(locator.copy(0, 4), StandardCharsets.ISO_8859_1);
      long length = locator.u32(8);
      long offset = locator.s64(16);
      // A name that does not lie in the file is no more than one clue fewer.
      boolean isThere = offset > 0 && offset <= file.size() - length;
      if (length > 0 && length <= MAX_NAME_BYTES && isThere) {
        Bytes name = file.read(NAME, offset, (int) length, ByteOrder.BIG_ENDIAN);
        switch (code) {
          case "W2ru" -> add(relative, name, StandardCharsets.UTF_16LE);
          case "W2ku" -> add(others, name, StandardCharsets.UTF_16LE);
          case "MacX" -> add(others, name, StandardCharsets.UTF_8);
          default -> {}
        }
      }
    }
    relative.addAll(others);
    add(relative, bytes.slice(NAME, 64, 512), StandardCharsets.UTF_16BE);
    return relative;
  }

  private static void add(List<PartName> names, Bytes name, Charset charset) throws IOException {
    String text = new String(name.copy(0, name.size()), charset);
    int end = text.indexOf('\0');
    String clean = end < 0 ? text : text.substring(0, end);
    if (!clean.isEmpty()) {
      names.add(PartName.of(clean));
    }
  }

  /** The bitmap before each block, in whole sectors. */
  long bitmapBytes() {
    long bits = blockBytes / SECTOR_BYTES;
    long bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
    return (bytes + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
  }
}
