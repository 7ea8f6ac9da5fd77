package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/** Tells by the digest in a header that all bytes of it are there and right. */
public final class HeaderProof {
  private HeaderProof() {}

  /** Whether bytes start with a whole header that matches its own digest. */
  public static boolean holds(Bytes bytes) {
    try {
      Seal seal = Header.read(bytes).seal();
      return Header.size(bytes) <= bytes.size() && seal.tag().isPresent() && seal.fault().isEmpty();
    } catch (MalformedDataException e) {
      return false;
    }
  }
}
