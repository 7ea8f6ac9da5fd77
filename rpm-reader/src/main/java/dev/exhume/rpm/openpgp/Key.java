package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One public key, or a subkey.
 *
 * <pre>
 * version 3: 3, time (u32), days (u16), algorithm, modulus (MPI), exponent (MPI)
 * version 4: 4, time (u32), algorithm, …; 5 and 6 begin as 4
 * MPI        --> bits (u16), as many bytes as they fill
 * </pre>
 *
 * @param keyId 16 hexadecimal digits
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-5.5.2">RFC 9580, Key Material</a>
 */
public record Key(
    int version, Instant creationTime, String algorithm, String keyId, String fingerprint) {
  static Key read(Bytes body) throws MalformedDataException {
    int version = body.u8(0);
    Instant creationTime = Instant.ofEpochSecond(body.u32(1));
    return switch (version) {
      case 2, 3 -> readOld(version, creationTime, body);
      case 4, 5, 6 -> {
        String fingerprint = Fingerprint.of(version, body);
        yield new Key(
            version,
            creationTime,
            Algorithms.key(body.u8(5)),
            Fingerprint.keyId(version, fingerprint),
            fingerprint);
      }
      default -> throw body.malformed(0, "version %d, not 2 to 6".formatted(version));
    };
  }

  /** The number of an old key is the end of its modulus. */
  private static Key readOld(int version, Instant creationTime, Bytes body)
      throws MalformedDataException {
    Bytes modulus = number(body, 8);
    Bytes exponent = number(body, 10 + modulus.size());
    String fingerprint =
        Fingerprint.digest(
            "MD5", modulus.buffer(0, modulus.size()), exponent.buffer(0, exponent.size()));
    byte[] keyId = modulus.copy(modulus.size() - Long.BYTES, Long.BYTES);
    return new Key(
        version,
        creationTime,
        Algorithms.key(body.u8(7)),
        HexFormat.of().formatHex(keyId),
        fingerprint);
  }

  private static Bytes number(Bytes body, int at) throws MalformedDataException {
    return body.slice("OpenPGP number", at + Short.BYTES, (body.u16(at) + 7) / Byte.SIZE);
  }
}
