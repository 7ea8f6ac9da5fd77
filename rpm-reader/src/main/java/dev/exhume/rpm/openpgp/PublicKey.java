package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A public key with what belongs to it.
 *
 * @param userIds of whom it is: {@code CentOS 6 Official Signing Key <security@centos.org>}
 */
public record PublicKey(Key key, List<String> userIds, List<Key> subkeys) {
  /** More subkeys, and more names, than any key has. */
  private static final int MAX_COUNT = 1_000;

  public PublicKey {
    userIds = List.copyOf(userIds);
    subkeys = List.copyOf(subkeys);
  }

  /** Reads the first key, up to where a second one begins. */
  public static Optional<PublicKey> read(Bytes bytes) throws MalformedDataException {
    List<Key> keys = new ArrayList<>();
    List<String> userIds = new ArrayList<>();
    int at = 0;
    while (at < bytes.size() && keys.size() < MAX_COUNT && userIds.size() < MAX_COUNT) {
      Packet packet = Packet.read(bytes, at);
      if (packet.tag() == Packet.PUBLIC_KEY && !keys.isEmpty()) {
        break;
      }
      if (packet.tag() == Packet.PUBLIC_KEY || packet.tag() == Packet.PUBLIC_SUBKEY) {
        keys.add(Key.read(packet.body()));
      } else if (packet.tag() == Packet.USER_ID) {
        userIds.add(packet.body().text(0, packet.body().size()));
      }
      at = packet.end(bytes);
    }
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new PublicKey(keys.get(0), userIds, keys.subList(1, keys.size())));
  }
}
