package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;

/**
 * The checksum of a write-ahead log, which each frame carries on from the one before: two sums over
 * pairs of 32-bit integers, in the byte order of the machine that started the log.
 */
final class WalChecksum {
  private final ByteOrder order;
  private int first;
  private int second;

  WalChecksum(ByteOrder order) {
    this.order = order;
  }

  /** Adds {@code length} bytes, a multiple of 8. */
  void add(Bytes bytes, int length) throws MalformedDataException {
    Bytes ordered = bytes.in(order);
    for (int at = 0; at < length; at += 2 * Integer.BYTES) {
      first += ordered.s32(at) + second;
      second += ordered.s32(at + Integer.BYTES) + first;
    }
  }

  /** The sum up to here as a frame has it. */
  long value() {
    return (long) first << 32 | Integer.toUnsignedLong(second);
  }
}
