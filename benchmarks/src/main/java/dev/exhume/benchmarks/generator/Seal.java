package dev.exhume.benchmarks.generator;

import static dev.exhume.benchmarks.generator.SourceHeader.ENTRY_SIZE;
import static dev.exhume.benchmarks.generator.SourceHeader.PREFIX_SIZE;
import static dev.exhume.benchmarks.generator.SourceHeader.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What proves that the part of a header that came with its package is whole: digests, and
 * signatures that repeat two bytes of one. They are put right as far as that goes without the key.
 *
 * <pre>
 * sealed    --> magic (8 bytes), ril (u32), rdl (u32), entry * ril, data (rdl bytes)
 * Signature --> CTB (u8), length (u8 or u16), version 3 (u8), 5 (u8), type and time (5 bytes), key
 *               (8 bytes), key algorithm (u8), digest algorithm (u8), first bytes of the digest (u16)
 * </pre>
 */
final class Seal {
  private static final int HEADERIMMUTABLE = 63;
  private static final int DSAHEADER = 267;
  private static final int RSAHEADER = 268;
  private static final int SHA1HEADER = 269;
  private static final int SHA256HEADER = 273;
  private static final byte[] MAGIC = HexFormat.of().parseHex("8eade80100000000");

  /** CTB of a signature whose length takes two bytes; it takes one otherwise. */
  private static final int LONG_SIGNATURE = 0x89;

  private static final int VERSION = 3;
  private static final int SHA256 = 8;

  private final ByteBuffer header;
  private final int dataStart;
  private final int entries;
  private final int dataSize;

  private Seal(ByteBuffer header, int dataStart, int entries, int dataSize) {
    this.header = header;
    this.dataStart = dataStart;
    this.entries = entries;
    this.dataSize = dataSize;
  }

  /** Makes a header that was changed look as if it had been made so. */
  static void renew(ByteBuffer header) {
    if (header.getInt(PREFIX_SIZE) != HEADERIMMUTABLE) {
      return;
    }
    int dataStart = PREFIX_SIZE + header.getInt(0) * ENTRY_SIZE;
    int trailer = header.getInt(PREFIX_SIZE + 8);
    int entries = -header.getInt(dataStart + trailer + 8) / ENTRY_SIZE;
    Seal seal = new Seal(header, dataStart, entries, trailer + ENTRY_SIZE);
    seal.putDigest(SHA1HEADER, "SHA-1");
    seal.putDigest(SHA256HEADER, "SHA-256");
    seal.putSignature(DSAHEADER);
    seal.putSignature(RSAHEADER);
  }

  private void putDigest(int tag, String algorithm) {
    int entry = entry(header, tag);
    if (entry >= 0) {
      String digest = HexFormat.of().formatHex(sealed(algorithm).digest());
      header.put(value(entry), digest.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void putSignature(int tag) {
    int entry = entry(header, tag);
    if (entry < 0) {
      return;
    }
    int body =
        value(entry) + (Byte.toUnsignedInt(header.get(value(entry))) == LONG_SIGNATURE ? 3 : 2);
    if (header.get(body) != VERSION) {
      throw new IllegalArgumentException("a signature of version " + header.get(body));
    }
    MessageDigest digest = sealed(header.get(body + 16) == SHA256 ? "SHA-256" : "SHA-1");
    digest.update(header.slice(body + 2, 5));
    header.put(body + 17, digest.digest(), 0, 2);
  }

  private MessageDigest sealed(String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(MAGIC);
      digest.update(ByteBuffer.allocate(8).putInt(entries).putInt(dataSize).flip());
      digest.update(header.slice(PREFIX_SIZE, entries * ENTRY_SIZE));
      digest.update(header.slice(dataStart, dataSize));
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** Where the values of an entry start. */
  private int value(int entry) {
    return dataStart + header.getInt(entry + 8);
  }
}
