package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A length as packets and subpackets have it.
 *
 * <pre>
 * Length --> 0..191
 *          | 192..223, 1 byte: 192 and more
 *          | 255, 4 bytes
 * </pre>
 *
 * <p>Subpackets use the second form up to 254; in packets 224 to 254 is the length of a part.
 *
 * @param value in bytes
 * @param end where it ends
 */
record Length(long value, int end) {
  private static final int LAST_OF_ONE = 191;
  private static final int LAST_OF_TWO = 223;
  private static final int FIVE = 255;

  /** Reads the length of a packet. */
  static Length read(Bytes bytes, int at) throws MalformedDataException {
    int first = bytes.u8(at);
    if (first > LAST_OF_TWO && first < FIVE) {
      throw bytes.malformed(at, "packet in parts");
    }
    return readOfSubpacket(bytes, at);
  }

  /** Reads the length of a subpacket. */
  static Length readOfSubpacket(Bytes bytes, int at) throws MalformedDataException {
    int first = bytes.u8(at);
    if (first <= LAST_OF_ONE) {
      return new Length(first, at + 1);
    }
    return first < FIVE
        ? new Length(((first - 192) << 8) + bytes.u8(at + 1) + 192, at + 2)
        : new Length(bytes.u32(at + 1), at + 5);
  }
}
