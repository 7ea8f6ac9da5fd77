package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import java.util.Optional;

/**
 * What is known of a chain before it is read.
 *
 * @param firstPage its number
 * @param length in bytes as a key has it, or more than any file has
 * @param lengthOffset where that stands in the file
 * @param trustsKey whether the length counts, and not the size that the header gives itself
 */
record ChainStart(long firstPage, long length, long lengthOffset, boolean trustsKey) {
  /** A chain that a key leads to. */
  static ChainStart of(long firstPage, long length, long lengthOffset) {
    return new ChainStart(firstPage, length, lengthOffset, false);
  }

  /** A chain that no key leads to. */
  static ChainStart withoutKey(long firstPage) {
    return new ChainStart(firstPage, Long.MAX_VALUE, 0, false);
  }

  /** The same chain, if the header's own size is wrong. */
  Optional<ChainStart> trustingKey() {
    return isLengthKnown()
        ? Optional.of(new ChainStart(firstPage, length, lengthOffset, true))
        : Optional.empty();
  }

  /**
   * The size of the header that the chain holds.
   *
   * @param header its first bytes
   * @param fileSize which no header exceeds
   */
  long size(Bytes header, long fileSize) {
    try {
      long own = Header.size(header);
      if (!trustsKey && own <= fileSize) {
        return own;
      }
    } catch (MalformedDataException e) {
      // Is told by doubt, or by the header's reader; here it only cannot say its size.
    }
    return Math.min(length, fileSize);
  }

  /** What is wrong with the length or with the header's own size, if they differ. */
  Optional<MalformedDataException> doubt(Bytes header) {
    try {
      long own = Header.size(header);
      return isLengthKnown() && own != length
          ? Optional.of(
              new MalformedDataException(
                  "off-page item",
                  lengthOffset,
                  "length is %d, not %d as the header says".formatted(length, own)))
          : Optional.empty();
    } catch (MalformedDataException e) {
      return Optional.of(e);
    }
  }

  private boolean isLengthKnown() {
    return length < Long.MAX_VALUE;
  }
}
