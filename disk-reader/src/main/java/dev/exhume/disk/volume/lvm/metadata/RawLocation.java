package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * Where in a metadata area a text is.
 *
 * @param offset from the start of the area, whose end the text may run over
 * @param isIgnored whether LVM keeps the current text elsewhere
 */
record RawLocation(long offset, long size, long checksum, boolean isIgnored) {
  private static final int IGNORED = 1;

  /** Reads a {@code raw_locn}. */
  static RawLocation read(Bytes bytes) throws MalformedDataException {
    return new RawLocation(
        bytes.s64(0), bytes.s64(8), bytes.u32(16), (bytes.u32(20) & IGNORED) != 0);
  }
}
