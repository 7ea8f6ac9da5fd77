package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a signature says in its hashed and in its unhashed area.
 *
 * <pre>
 * Area      --> Subpacket *
 * Subpacket --> length, critical (1 bit), type (7 bits), length - 1 bytes
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.7">RFC 9580, Subpackets</a>
 */
final class Subpackets {
  private static final int CREATION_TIME = 2;
  private static final int ISSUER_KEY_ID = 16;
  private static final int ISSUER_FINGERPRINT = 33;
  private static final int KEY_ID_SIZE = 8;

  private final Map<Integer, Bytes> byType = new HashMap<>();

  /** Adds an area; what an earlier one says is not replaced. */
  void add(Bytes area) throws MalformedDataException {
    int at = 0;
    while (at < area.size()) {
      Length length = Length.readOfSubpacket(area, at);
      if (length.value() < 1 || length.value() > area.size() - length.end()) {
        throw area.malformed(
            at, "subpacket of %d bytes in %d bytes".formatted(length.value(), area.size()));
      }
      int type = area.u8(length.end()) & 0x7F;
      int size = (int) length.value() - 1;
      byType.putIfAbsent(type, area.slice("OpenPGP subpacket " + type, length.end() + 1, size));
      at = length.end() + (int) length.value();
    }
  }

  /** When the signature was made. */
  Optional<Instant> creationTime() throws MalformedDataException {
    Bytes time = byType.get(CREATION_TIME);
    return time == null ? Optional.empty() : Optional.of(Instant.ofEpochSecond(time.u32(0)));
  }

  /** The key that made the signature, by its 64-bit number. */
  Optional<String> keyId() throws MalformedDataException {
    Bytes keyId = byType.get(ISSUER_KEY_ID);
    if (keyId != null) {
      return Optional.of(HexFormat.of().formatHex(keyId.copy(0, KEY_ID_SIZE)));
    }
    Bytes issuer = byType.get(ISSUER_FINGERPRINT);
    Optional<String> fingerprint = fingerprint();
    return issuer == null || fingerprint.isEmpty()
        ? Optional.empty()
        : Optional.of(Fingerprint.keyId(issuer.u8(0), fingerprint.get()));
  }

  /** The key that made the signature, by its fingerprint. */
  Optional<String> fingerprint() throws MalformedDataException {
    Bytes issuer = byType.get(ISSUER_FINGERPRINT);
    return issuer == null || issuer.size() <= KEY_ID_SIZE
        ? Optional.empty()
        : Optional.of(HexFormat.of().formatHex(issuer.copy(1, issuer.size() - 1)));
  }
}
