package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint of a key.
 *
 * <pre>
 * version 4: SHA-1 of 0x99, length (u16), body; the number is its end
 * version 5: SHA-256 of 0x9A, length (u32), body; the number is its start
 * version 6: SHA-256 of 0x9B, length (u32), body; the number is its start
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-5.5.4">RFC 9580, Key IDs</a>
 */
final class Fingerprint {
  private static final int KEY_ID_DIGITS = 16;

  private Fingerprint() {}

  /** The fingerprint of a key of version 4 or later, in hexadecimal. */
  static String of(int version, Bytes body) throws MalformedDataException {
    ByteBuffer prefix =
        version == 4
            ? ByteBuffer.allocate(3).put((byte) 0x99).putShort((short) body.size())
            : ByteBuffer.allocate(5).put((byte) (0x95 + version)).putInt(body.size());
    return digest(version == 4 ? "SHA-1" : "SHA-256", prefix.flip(), body.buffer(0, body.size()));
  }

  /** A digest over several parts, in hexadecimal. */
  static String digest(String algorithm, ByteBuffer... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (ByteBuffer part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** The 64-bit number of the key with a fingerprint. */
  static String keyId(int version, String fingerprint) {
    return version <= 4
        ? fingerprint.substring(fingerprint.length() - KEY_ID_DIGITS)
        : fingerprint.substring(0, KEY_ID_DIGITS);
  }
}
