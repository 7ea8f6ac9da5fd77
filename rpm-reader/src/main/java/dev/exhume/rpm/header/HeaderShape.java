package dev.exhume.rpm.header;

import dev.exhume.binary.Window;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * Recognises headers where nothing leads to them: by the region that they start with, or, if they
 * are older than regions, by an index in which every entry can be right.
 *
 * <p>One search looks at no more entries than the file could hold a few times over: overlapping
 * headers gain no time.
 */
public final class HeaderShape {
  private static final int PREFIX_SIZE = 8;
  private static final int MAX_PASSES = 8;
  private static final int NAME = 1000;

  private final Window window;
  private long budget;

  public HeaderShape(Window window) {
    this.window = window;
    this.budget = MAX_PASSES * (window.size() / HeaderEntry.SIZE + 1);
  }

  /**
   * The size in bytes that the header at {@code position} gives itself; nothing if none is there.
   */
  public OptionalLong size(long position) throws IOException {
    if (position < 0 || position > window.size() - PREFIX_SIZE - HeaderEntry.SIZE) {
      return OptionalLong.empty();
    }
    long entries = u32(position);
    long dataSize = u32(position + 4);
    if (entries < 1
        || entries > Header.MAX_ENTRIES
        || dataSize > Header.MAX_DATA_SIZE
        || entries * HeaderEntry.SIZE > window.size() - position - PREFIX_SIZE) {
      return OptionalLong.empty();
    }
    boolean fits = isRegion(position + PREFIX_SIZE) || isIndex(position, entries, dataSize);
    long size = PREFIX_SIZE + entries * HeaderEntry.SIZE + dataSize;
    return fits ? OptionalLong.of(size) : OptionalLong.empty();
  }

  private boolean isRegion(long entry) throws IOException {
    long tag = u32(entry);
    return tag >= HeaderRegion.FIRST_TAG
        && tag <= HeaderRegion.LAST_TAG
        && u32(entry + 4) == HeaderRegion.TYPE
        && u32(entry + 12) == HeaderEntry.SIZE;
  }

  private boolean isIndex(long position, long entries, long dataSize) throws IOException {
    boolean hasName = false;
    for (long i = 0; i < entries; i++) {
      long entry = position + PREFIX_SIZE + i * HeaderEntry.SIZE;
      if (budget <= 0 || !isEntry(entry, dataSize)) {
        return false;
      }
      budget--;
      hasName |= u32(entry) == NAME;
    }
    return hasName;
  }

  private boolean isEntry(long entry, long dataSize) throws IOException {
    long tag = u32(entry);
    long offset = u32(entry + 8);
    long count = u32(entry + 12);
    return tag > 0
        && tag <= Integer.MAX_VALUE
        && count > 0
        && offset <= dataSize
        && HeaderType.of(u32(entry + 4))
            .filter(type -> count * type.minimumSize() <= dataSize - offset)
            .isPresent();
  }

  private long u32(long position) throws IOException {
    return window.u32(position, ByteOrder.BIG_ENDIAN);
  }
}
