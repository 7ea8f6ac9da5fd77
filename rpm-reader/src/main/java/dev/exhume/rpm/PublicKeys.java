package dev.exhume.rpm;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.openpgp.Armor;
import dev.exhume.rpm.openpgp.Key;
import dev.exhume.rpm.openpgp.PublicKey;
import java.util.Optional;
import java.util.function.Consumer;

/** The public key in a header. */
final class PublicKeys {
  private PublicKeys() {}

  /**
   * The key, wherever it is kept.
   *
   * @param fault is told why it cannot be read
   */
  static Optional<RpmPublicKey> in(RpmHeader header, Consumer<String> fault) {
    return in(header, RpmTag.PUBKEYS, fault).or(() -> in(header, RpmTag.DESCRIPTION, fault));
  }

  private static Optional<RpmPublicKey> in(RpmHeader header, RpmTag tag, Consumer<String> fault) {
    Optional<String> text =
        header.text(tag).filter(found -> tag == RpmTag.PUBKEYS || Armor.isIn(found));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long position = header.value(tag).map(RpmValue::position).orElse(0L);
    try {
      return PublicKey.read(Armor.decode(text.get(), position)).map(PublicKeys::key);
    } catch (MalformedDataException e) {
      fault.accept("the key in %s cannot be read: %s".formatted(tag, e.getMessage()));
      return Optional.empty();
    }
  }

  private static RpmPublicKey key(PublicKey found) {
    Key key = found.key();
    return new RpmPublicKey(
        key.keyId(),
        key.fingerprint(),
        key.creationTime(),
        key.algorithm(),
        found.userIds(),
        found.subkeys().stream().map(Key::keyId).toList());
  }
}
