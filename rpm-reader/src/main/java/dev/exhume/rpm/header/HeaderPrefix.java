package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The two numbers that a header starts with: of its entries, and of the bytes of its data. Where
 * one is lost, it follows from the other and from the size that the key has.
 */
public final class HeaderPrefix {
  private static final int SIZE = 8;
  private static final int ENTRY_SIZE = 16;

  private HeaderPrefix() {}

  /**
   * The header with its right numbers, if its digest proves them.
   *
   * @param blob all bytes of the header
   */
  public static Optional<Bytes> repaired(Bytes blob) throws MalformedDataException {
    if (blob.size() < SIZE + ENTRY_SIZE) {
      return Optional.empty();
    }
    long entries = blob.u32(0);
    long dataSize = blob.u32(4);
    long rest = (long) blob.size() - SIZE;
    Optional<Bytes> repaired = withNumbers(blob, (rest - dataSize) / ENTRY_SIZE, dataSize);
    return repaired.isPresent()
        ? repaired
        : withNumbers(blob, entries, rest - entries * ENTRY_SIZE);
  }

  private static Optional<Bytes> withNumbers(Bytes blob, long entries, long dataSize)
      throws MalformedDataException {
    boolean fits = entries > 0 && dataSize >= 0;
    if (!fits || SIZE + entries * ENTRY_SIZE + dataSize != blob.size()) {
      return Optional.empty();
    }
    byte[] bytes = blob.copy(0, blob.size());
    ByteBuffer.wrap(bytes).putInt((int) entries).putInt((int) dataSize);
    Bytes repaired = Bytes.of("header", blob.position(), bytes, ByteOrder.BIG_ENDIAN);
    return Optional.of(repaired).filter(HeaderProof::holds);
  }
}
