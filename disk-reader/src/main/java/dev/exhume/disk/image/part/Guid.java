package dev.exhume.disk.image.part;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;

/** A unique identifier of 16 bytes as text: {@code 2fa54224-cd1b-4876-b211-5dbed83bf4b8}. */
public final class Guid {
  /** The identifier of nothing. */
  public static final String NONE = "00000000-0000-0000-0000-000000000000";

  private Guid() {}

  /** Reads an identifier whose first three fields are in the byte order of the structure. */
  public static String read(Bytes bytes, int offset) throws MalformedDataException {
    Bytes last = bytes.in(ByteOrder.BIG_ENDIAN);
    return "%08x-%04x-%04x-%04x-%04x%08x"
        .formatted(
            bytes.u32(offset),
            bytes.u16(offset + 4),
            bytes.u16(offset + 6),
            last.u16(offset + 8),
            last.u16(offset + 10),
            last.u32(offset + 12));
  }
}
