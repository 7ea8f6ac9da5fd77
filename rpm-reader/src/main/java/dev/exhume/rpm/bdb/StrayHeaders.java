package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderProof;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Headers somewhere on a page to which nothing leads: they are recognised by the region that they
 * start with, and proved by their digest.
 */
final class StrayHeaders {
  /** How often the bytes of a page may be tried: headers can seem to overlap. */
  private static final int MAX_PASSES = 8;

  private static final int REGION_OFFSET = 8;
  private static final int FIRST_ENTRY_END = 24;

  /** Tag HEADERIMMUTABLE, type BIN. */
  private static final long REGION = 0x0000_003F_0000_0007L;

  private StrayHeaders() {}

  /** The headers that lie wholly in a part of a page. */
  static List<Bytes> in(Bytes part) throws MalformedDataException {
    List<Bytes> found = new ArrayList<>();
    ByteBuffer raw = part.buffer(0, part.size()).order(ByteOrder.BIG_ENDIAN);
    long budget = (long) MAX_PASSES * part.size();
    int at = 0;
    while (at <= part.size() - FIRST_ENTRY_END && budget > 0) {
      int size = 0;
      if (raw.getLong(at + REGION_OFFSET) == REGION) {
        Bytes rest = part.slice("header", at, part.size() - at).in(ByteOrder.BIG_ENDIAN);
        budget -= rest.size();
        size = provedSize(rest);
      }
      if (size > 0) {
        found.add(part.slice("header", at, size));
      }
      at += Math.max(size, 1);
    }
    return found;
  }

  /** The size of the header with which bytes start, or 0 where it is not proved. */
  private static int provedSize(Bytes bytes) throws MalformedDataException {
    return HeaderProof.holds(bytes) ? Header.size(bytes) : 0;
  }
}
