package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a header that came with the package, and the digest that RPM keeps of it.
 *
 * <pre>
 * digest over --> magic (8 bytes), ril (u32), rdl (u32), Entry * ril, data (rdl bytes)
 * region      --> first entry: tag 63, BIN, offset of the trailer in data, 16
 * trailer     --> tag 63, BIN, -16 * ril, 16
 * </pre>
 */
final class HeaderSeal {
  private static final byte[] MAGIC = HexFormat.of().parseHex("8eade80100000000");
  private static final int HEADERIMMUTABLE = 63;
  private static final int SHA1HEADER = 269;
  private static final int SHA256HEADER = 273;

  private final Bytes index;
  private final Bytes data;

  /**
   * @param index of the header, all entries
   * @param data of the header
   */
  HeaderSeal(Bytes index, Bytes data) {
    this.index = index;
    this.data = data;
  }

  /** Whether there is a digest to check by. */
  boolean isSealed(Header header) {
    return header.count(SHA1HEADER) > 0 || header.count(SHA256HEADER) > 0;
  }

  /** What is wrong with the sealed part; nothing if it is sound, or was never sealed. */
  Optional<Damage> broken(Header header) throws MalformedDataException {
    Optional<String> sha1 = header.text(SHA1HEADER);
    Optional<String> sealed = sha1.isPresent() ? sha1 : header.text(SHA256HEADER);
    if (sealed.isEmpty() || index.s32(0) != HEADERIMMUTABLE) {
      return Optional.empty();
    }
    int trailer = index.s32(8);
    long sealedEntries =
        -(long) data.slice("region trailer", trailer, HeaderEntry.SIZE).s32(8) / HeaderEntry.SIZE;
    if (sealedEntries < 1 || sealedEntries * HeaderEntry.SIZE > index.size()) {
      return Optional.of(
          new Damage(data.position() + trailer, "region of %d entries".formatted(sealedEntries)));
    }
    String algorithm = sha1.isPresent() ? "SHA-1" : "SHA-256";
    String actual = digest(algorithm, (int) sealedEntries, trailer + HeaderEntry.SIZE);
    return actual.equals(sealed.get().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(new Damage(index.position(), "its bytes do not match their " + algorithm));
  }

  private String digest(String algorithm, int entries, int dataSize) throws MalformedDataException {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(MAGIC);
      digest.update(ByteBuffer.allocate(8).putInt(entries).putInt(dataSize).flip());
      digest.update(index.copy(0, entries * HeaderEntry.SIZE));
      digest.update(data.copy(0, dataSize));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
