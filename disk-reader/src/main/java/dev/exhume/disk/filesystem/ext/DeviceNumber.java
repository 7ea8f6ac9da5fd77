package dev.exhume.disk.filesystem.ext;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * The number of a device node, which stands in the place of the block map.
 *
 * <pre>
 * Old --> minor, major (u8 each), 0 (u16)
 * New --> 0 (u32), lower 8 bits of minor (u8), major (12 bits), upper 12 bits of minor
 * </pre>
 */
final class DeviceNumber {
  private DeviceNumber() {}

  /** The number as {@code makedev} composes it; in 32 bits that is the new form. */
  static long read(Bytes block) throws MalformedDataException {
    long old = block.u32(0);
    return old != 0 ? old & 0xFFFF : block.u32(4);
  }
}
