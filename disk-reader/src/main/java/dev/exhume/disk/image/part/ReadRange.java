package dev.exhume.disk.image.part;

import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;

/** What is asked of a disk: nobody may read past its end. */
public final class ReadRange {
  private ReadRange() {}

  /**
   * Refuses to fill {@code target} from {@code position} on where that reaches past the end.
   *
   * @param size of the disk, or of the part of one
   */
  public static void check(long position, ByteBuffer target, long size)
      throws MalformedDataException {
    if (position < 0 || position > size - target.remaining()) {
      throw new MalformedDataException(
          "disk",
          position,
          "%d bytes reach past the end at 0x%x".formatted(target.remaining(), size));
    }
  }
}
