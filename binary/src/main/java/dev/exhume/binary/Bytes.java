package dev.exhume.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One on-disk structure: its name, where it lies, and its bytes in a fixed byte order.
 *
 * <p>Fields are read at the offsets that the specification prints. Unsigned values come back in the
 * next wider type, and a field that would lie outside the structure is a {@link
 * MalformedDataException} rather than a fault of the program.
 */
public final class Bytes {
  /** What the JDK puts in the place of bytes that are not UTF-8; a text may also contain it. */
  private static final char REPLACEMENT = '\uFFFD';

  private final String structure;
  private final long position;
  private final ByteBuffer buffer;

  private Bytes(String structure, long position, ByteBuffer buffer) {
    this.structure = structure;
    this.position = position;
    this.buffer = buffer;
  }

  /**
   * Views bytes as a structure.
   *
   * @param structure its name in the specification
   * @param position of the first byte, from the start of the file
   */
  public static Bytes of(String structure, long position, byte[] bytes, ByteOrder order) {
    return of(structure, position, ByteBuffer.wrap(bytes), order);
  }

  /** Views what remains in a buffer as a structure; the buffer itself is left as it is. */
  public static Bytes of(String structure, long position, ByteBuffer bytes, ByteOrder order) {
    Objects.requireNonNull(structure);
    return new Bytes(structure, position, bytes.slice().asReadOnlyBuffer().order(order));
  }

  /** The structure's name, as errors print it. */
  public String structure() {
    return structure;
  }

  /** Where the structure starts, in bytes from the start of the file. */
  public long position() {
    return position;
  }

  /** The structure's length in bytes. */
  public int size() {
    return buffer.limit();
  }

  /** The byte at {@code offset}, unsigned. */
  public int u8(int offset) throws MalformedDataException {
    check(offset, Byte.BYTES);
    return Byte.toUnsignedInt(buffer.get(offset));
  }

  /** The 16-bit integer at {@code offset}, unsigned. */
  public int u16(int offset) throws MalformedDataException {
    check(offset, Short.BYTES);
    return Short.toUnsignedInt(buffer.getShort(offset));
  }

  /** The 32-bit integer at {@code offset}, unsigned. */
  public long u32(int offset) throws MalformedDataException {
    check(offset, Integer.BYTES);
    return Integer.toUnsignedLong(buffer.getInt(offset));
  }

  /** The 32-bit integer at {@code offset}, signed. */
  public int s32(int offset) throws MalformedDataException {
    check(offset, Integer.BYTES);
    return buffer.getInt(offset);
  }

  /** The 64-bit integer at {@code offset}, signed. */
  public long s64(int offset) throws MalformedDataException {
    check(offset, Long.BYTES);
    return buffer.getLong(offset);
  }

  /** A copy of {@code length} bytes at {@code offset}. */
  public byte[] copy(int offset, int length) throws MalformedDataException {
    check(offset, length);
    byte[] copy = new byte[length];
    buffer.get(offset, copy);
    return copy;
  }

  /** The {@code length} bytes at {@code offset} themselves, to be read only. */
  public ByteBuffer buffer(int offset, int length) throws MalformedDataException {
    check(offset, length);
    return buffer.slice(offset, length);
  }

  /** Where the byte {@code value} first occurs at or after {@code offset}, or -1. */
  public int indexOf(int value, int offset) throws MalformedDataException {
    check(offset, 0);
    for (int i = offset; i < size(); i++) {
      if (buffer.get(i) == (byte) value) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Text of no declared encoding: UTF-8 where every byte fits it, else Latin-1, in which every byte
   * is a letter of its own and none is lost.
   */
  public String text(int offset, int length) throws MalformedDataException {
    byte[] raw = copy(offset, length);
    String text = new String(raw, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0
        || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), raw)) {
      return text;
    }
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  /** A structure inside this one, in the same byte order. */
  public Bytes slice(String name, int offset, int length) throws MalformedDataException {
    check(offset, length);
    return new Bytes(name, position + offset, buffer.slice(offset, length).order(buffer.order()));
  }

  /** The same bytes in another order, for a structure that has an order of its own. */
  public Bytes in(ByteOrder order) {
    return new Bytes(structure, position, buffer.duplicate().order(order));
  }

  /** The error for a field at {@code offset} of this structure. */
  public MalformedDataException malformed(int offset, String reason) {
    return new MalformedDataException(structure, position + offset, reason);
  }

  private void check(int offset, int length) throws MalformedDataException {
    if (offset < 0 || length < 0 || offset > size() - length) {
      throw new MalformedDataException(
          structure,
          position,
          "%d bytes at 0x%x lie outside its %d bytes".formatted(length, offset, size()));
    }
  }
}
