package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/**
 * The part of a header that came with its package and stays as it is, whatever is added later.
 *
 * <pre>
 * Region  --> first entry: tag 61, 62 or 63, BIN, offset of the trailer in data, 16
 * Trailer --> the same tag, BIN, -16 * entries of the region (s32), 16
 * </pre>
 *
 * <p>The data of the region ends with the trailer. RPM before 4.0.1 wrote no trailer: there the
 * offset is 0, and the region is the whole header.
 *
 * @param tag 0 in a header without a region
 * @param entryCount how many entries it has, with its own
 * @param dataSize how much of the header's data is its own, in bytes
 * @param fault what is wrong with it
 */
record HeaderRegion(int tag, int entryCount, int dataSize, Optional<Damage> fault) {
  /** {@code HEADERIMAGE}. */
  static final int FIRST_TAG = 61;

  /** {@code HEADERIMMUTABLE}. */
  static final int LAST_TAG = 63;

  /** {@code BIN}. */
  static final int TYPE = 7;

  private static final int HEADERSIGNATURES = 62;

  /** Reads the region. Where it is damaged, the whole header counts as it. */
  static HeaderRegion read(Bytes index, Bytes data) throws MalformedDataException {
    int tag = index.s32(0);
    int entryCount = index.size() / HeaderEntry.SIZE;
    if (!isRegion(tag) || index.u32(4) != TYPE || index.u32(12) != HeaderEntry.SIZE) {
      return new HeaderRegion(0, entryCount, data.size(), Optional.empty());
    }
    int offset = index.s32(8);
    try {
      Bytes trailer = data.slice("region trailer", offset, HeaderEntry.SIZE);
      return new HeaderRegion(
          tag,
          sealedEntries(tag, trailer, entryCount),
          offset + HeaderEntry.SIZE,
          Optional.empty());
    } catch (MalformedDataException e) {
      return offset == 0
          ? new HeaderRegion(FIRST_TAG, entryCount, data.size(), Optional.empty())
          : new HeaderRegion(
              tag, entryCount, data.size(), Optional.of(new Damage(e.offset(), e.getMessage())));
    }
  }

  /** Whether a tag stands for a region and has no value of its own. */
  static boolean isRegion(int tag) {
    return tag >= FIRST_TAG && tag <= LAST_TAG;
  }

  /** Whether RPM seals it with a digest. */
  boolean isImmutable() {
    return tag == LAST_TAG && fault.isEmpty();
  }

  private static int sealedEntries(int tag, Bytes trailer, int entryCount)
      throws MalformedDataException {
    int trailerTag = trailer.s32(0);
    // Some old packages close the region of their signatures with the other tag.
    if (trailerTag != tag && !(tag == HEADERSIGNATURES && trailerTag == FIRST_TAG)) {
      throw trailer.malformed(0, "tag is %d, not %d".formatted(trailerTag, tag));
    }
    long size = -(long) trailer.s32(8);
    if (size < HeaderEntry.SIZE
        || size % HeaderEntry.SIZE != 0
        || size / HeaderEntry.SIZE > entryCount) {
      throw trailer.malformed(
          8, "region of %d bytes in an index of %d entries".formatted(size, entryCount));
    }
    return (int) (size / HeaderEntry.SIZE);
  }
}
