package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * One packet of OpenPGP.
 *
 * <pre>
 * Packet --> 1, 0, tag (4 bits), width (2 bits), length (1, 2 or 4 bytes), body
 *          | 1, 1, tag (6 bits), length (1, 2 or 5 bytes), body
 * </pre>
 *
 * <p>Lengths that are not known at the start, which are for streams, are refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-4.2">RFC 9580, Packet Headers</a>
 */
record Packet(int tag, Bytes body) {
  static final int SIGNATURE = 2;
  static final int PUBLIC_KEY = 6;
  static final int USER_ID = 13;
  static final int PUBLIC_SUBKEY = 14;

  private static final int IS_PACKET = 0x80;
  private static final int IS_NEW = 0x40;
  private static final int INDETERMINATE = 3;

  /** Reads the packet at {@code at}; it is at least two bytes long. */
  static Packet read(Bytes bytes, int at) throws MalformedDataException {
    int first = bytes.u8(at);
    if ((first & IS_PACKET) == 0) {
      throw bytes.malformed(at, "0x%02x starts no packet".formatted(first));
    }
    Length length = (first & IS_NEW) == 0 ? oldLength(bytes, at) : Length.read(bytes, at + 1);
    int tag = (first & IS_NEW) == 0 ? first >> 2 & 0xF : first & 0x3F;
    if (length.value() > bytes.size()) {
      throw bytes.malformed(
          at, "packet of %d bytes in %d bytes".formatted(length.value(), bytes.size()));
    }
    return new Packet(
        tag, bytes.slice("OpenPGP packet " + tag, length.end(), (int) length.value()));
  }

  /** Where the packet ends in the bytes that it was read from. */
  int end(Bytes bytes) {
    return (int) (body.position() - bytes.position()) + body.size();
  }

  private static Length oldLength(Bytes bytes, int at) throws MalformedDataException {
    int width = bytes.u8(at) & 3;
    if (width == INDETERMINATE) {
      throw bytes.malformed(at, "packet of indeterminate length");
    }
    return switch (width) {
      case 0 -> new Length(bytes.u8(at + 1), at + 2);
      case 1 -> new Length(bytes.u16(at + 1), at + 3);
      default -> new Length(bytes.u32(at + 1), at + 5);
    };
  }
}
