package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a signature says of itself; whether it is right is not examined.
 *
 * <pre>
 * version 3: 3, 5, type, time (u32), key id (8 bytes), key algorithm, hash algorithm, …
 * version 4: 4, type, key algorithm, hash algorithm, length (u16), hashed area,
 *            length (u16), unhashed area, …
 * version 6: as 4, but both lengths are u32
 * </pre>
 *
 * @param keyAlgorithm by its name in RPM
 * @param hashAlgorithm by its name in RPM
 * @param keyId 16 hexadecimal digits
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2">RFC 9580, Signature Packet</a>
 */
public record Signature(
    int version,
    String keyAlgorithm,
    String hashAlgorithm,
    Optional<String> keyId,
    Optional<String> fingerprint,
    Optional<Instant> creationTime) {
  private static final int KEY_ID_SIZE = 8;

  /** Reads the signatures, at most {@code limit}; other packets are passed over. */
  public static List<Signature> readAll(Bytes bytes, int limit) throws MalformedDataException {
    List<Signature> signatures = new ArrayList<>();
    int at = 0;
    while (at < bytes.size() && signatures.size() < limit) {
      Packet packet = Packet.read(bytes, at);
      if (packet.tag() == Packet.SIGNATURE) {
        signatures.add(read(packet.body()));
      }
      at = packet.end(bytes);
    }
    return signatures;
  }

  private static Signature read(Bytes body) throws MalformedDataException {
    int version = body.u8(0);
    return switch (version) {
      case 2, 3 -> readOld(version, body);
      case 4, 5 -> readNew(version, body, Short.BYTES);
      case 6 -> readNew(version, body, Integer.BYTES);
      default -> throw body.malformed(0, "version %d, not 2 to 6".formatted(version));
    };
  }

  private static Signature readOld(int version, Bytes body) throws MalformedDataException {
    return new Signature(
        version,
        Algorithms.key(body.u8(15)),
        Algorithms.hash(body.u8(16)),
        Optional.of(HexFormat.of().formatHex(body.copy(7, KEY_ID_SIZE))),
        Optional.empty(),
        Optional.of(Instant.ofEpochSecond(body.u32(3))));
  }

  private static Signature readNew(int version, Bytes body, int width)
      throws MalformedDataException {
    Subpackets subpackets = new Subpackets();
    Bytes hashed = area(body, 4, width);
    subpackets.add(hashed);
    subpackets.add(area(body, 4 + width + hashed.size(), width));
    return new Signature(
        version,
        Algorithms.key(body.u8(2)),
        Algorithms.hash(body.u8(3)),
        subpackets.keyId(),
        subpackets.fingerprint(),
        subpackets.creationTime());
  }

  private static Bytes area(Bytes body, int at, int width) throws MalformedDataException {
    long size = width == Short.BYTES ? body.u16(at) : body.u32(at);
    if (size > body.size()) {
      throw body.malformed(at, "area of %d bytes in %d bytes".formatted(size, body.size()));
    }
    return body.slice("OpenPGP subpackets", at + width, (int) size);
  }
}
