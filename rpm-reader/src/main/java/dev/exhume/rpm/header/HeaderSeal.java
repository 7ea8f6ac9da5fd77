package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a header against the digests that RPM keeps of its region.
 *
 * <pre>
 * digest over --> magic (8 bytes), ril (u32), rdl (u32), Entry * ril, data (rdl bytes)
 * </pre>
 *
 * where {@code ril} is the number of entries of the region and {@code rdl} the size of its data.
 */
final class HeaderSeal {
  private static final byte[] MAGIC = HexFormat.of().parseHex("8eade80100000000");

  private final Bytes index;
  private final Bytes data;
  private final HeaderRegion region;

  /**
   * Prepares the check.
   *
   * @param index of the header, all entries
   * @param data of the header
   */
  HeaderSeal(Bytes index, Bytes data, HeaderRegion region) {
    this.index = index;
    this.data = data;
    this.region = region;
  }

  /** Compares the strongest digest that there is; where it is wrong, the others tell more. */
  Seal check(Header header) {
    List<Kind> kept = kept(header);
    if (kept.isEmpty()) {
      return new Seal(Optional.empty(), region.fault());
    }
    Kind strongest = kept.get(0);
    Optional<Damage> fault =
        region.isImmutable() ? mismatch(header, kept) : Optional.of(missingRegion(strongest));
    return new Seal(Optional.of(strongest.tag), fault);
  }

  /** The number of the tag with the strongest digest. */
  static Optional<Integer> tag(Header header) {
    return kept(header).stream().findFirst().map(kind -> kind.tag);
  }

  private static List<Kind> kept(Header header) {
    return Arrays.stream(Kind.values()).filter(kind -> header.text(kind.tag).isPresent()).toList();
  }

  private Damage missingRegion(Kind kept) {
    return region
        .fault()
        .orElse(
            new Damage(
                index.position(), "it has no region for its " + kept.algorithm + " to seal"));
  }

  private Optional<Damage> mismatch(Header header, List<Kind> kept) {
    if (matches(header, kept.get(0))) {
      return Optional.empty();
    }
    String others =
        kept.stream()
            .skip(1)
            .filter(kind -> matches(header, kind))
            .findFirst()
            .map(kind -> ", but their " + kind.algorithm)
            .orElse("");
    return Optional.of(
        new Damage(
            index.position(), "its bytes do not match their " + kept.get(0).algorithm + others));
  }

  private boolean matches(Header header, Kind kind) {
    String kept = header.text(kind.tag).orElse("").toLowerCase(Locale.ROOT);
    return kept.equals(HexFormat.of().formatHex(digest(kind.algorithm)));
  }

  private byte[] digest(String algorithm) {
    int entriesSize = region.entryCount() * HeaderEntry.SIZE;
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(MAGIC);
      digest.update(
          ByteBuffer.allocate(8).putInt(region.entryCount()).putInt(region.dataSize()).flip());
      digest.update(index.buffer(0, entriesSize));
      digest.update(data.buffer(0, region.dataSize()));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }

  /** The digests that RPM keeps, strongest first. */
  private enum Kind {
    SHA3_256HEADER(279, "SHA3-256"),
    SHA256HEADER(273, "SHA-256"),
    SHA1HEADER(269, "SHA-1");

    private final int tag;
    private final String algorithm;

    Kind(int tag, String algorithm) {
      this.tag = tag;
      this.algorithm = algorithm;
    }
  }
}
