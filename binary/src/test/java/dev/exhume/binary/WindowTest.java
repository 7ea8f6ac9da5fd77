package dev.exhume.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final int SIZE = 300_000;
  private static final int BAD_SECTOR = 1024;

  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
  private int reads;

  WindowTest() {
    for (int at = 0; at + 4 <= SIZE; at += 4) {
      bytes.putInt(at, at);
    }
  }

  @Test
  void numbersAreReadAnywhereInBothByteOrders() throws IOException {
    Window window = new Window(new Disk(), SIZE);
    for (int at : new int[] {0, 4, 65_532, 65_536, 299_996, 100_000, 0}) {
      assertThat(window.u32(at, ByteOrder.BIG_ENDIAN)).isEqualTo(at);
      assertThat(window.u32(at, ByteOrder.LITTLE_ENDIAN))
          .isEqualTo(Integer.toUnsignedLong(Integer.reverseBytes(at)));
    }
    assertThat(window.u32(65_534, ByteOrder.BIG_ENDIAN)).isEqualTo(0xFFFC_0001L);
  }

  @Test
  void neighboursAreReadAtOnce() throws IOException {
    Window window = new Window(new Disk(), SIZE);
    for (int at = 2048; at + 4 <= SIZE; at += 4) {
      window.u32(at, ByteOrder.BIG_ENDIAN);
    }
    assertThat(reads).isLessThan(10);
  }

  @Test
  void aBadSectorCostsItselfAlone() throws IOException {
    Window window = new Window(new Disk(), SIZE);
    assertThat(window.u32(BAD_SECTOR - 4, ByteOrder.BIG_ENDIAN)).isEqualTo(BAD_SECTOR - 4);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> window.u32(BAD_SECTOR, ByteOrder.BIG_ENDIAN))
        .withMessage("Input/output error");
    long next = Window.afterBadSector(BAD_SECTOR);
    assertThat(next).isEqualTo(BAD_SECTOR + 512);
    assertThat(window.u32(next, ByteOrder.BIG_ENDIAN)).isEqualTo(next);
  }

  @Test
  void nothingLiesBeyondTheEnd() {
    Window window = new Window(new Disk(), SIZE);
    for (long at : new long[] {SIZE - 3, SIZE, -1, Long.MAX_VALUE}) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> window.u32(at, ByteOrder.BIG_ENDIAN));
    }
  }

  /** A disk that lost a sector. */
  private final class Disk implements ByteSource {
    @Override
    public long size() {
      return SIZE;
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
      reads++;
      if (position < BAD_SECTOR + 512 && position + target.remaining() > BAD_SECTOR) {
        throw new IOException("Input/output error");
      }
      target.put(
          bytes.duplicate().position((int) position).limit((int) position + target.remaining()));
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
