package dev.exhume.core.analysis.verification;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrelinkedProgramTest {
  private static final int NAMES = 0x80;
  private static final int UNDO = 0xC0;
  private static final int SECTIONS = 0x140;

  /** What the linker's header said: sections at 0x1000, 20 of them, 40 or 64 bytes each. */
  private static final long SIZE_32 = 0x1000 + 20 * 40;

  private static final long SIZE_64 = 0x1000 + 20 * 64;

  @Test
  void theHeaderThatPrelinkKeptTellsHowLongTheFileWas() throws IOException {
    assertThat(originalSize(program(false, ".gnu.prelink_undo"))).contains(SIZE_32);
    assertThat(originalSize(program(true, ".gnu.prelink_undo"))).contains(SIZE_64);
  }

  @Test
  void aProgramWithoutSuchASectionIsNotPrelinked() throws IOException {
    assertThat(originalSize(program(true, ".gnu.prelink_redo"))).isEmpty();
    assertThat(originalSize("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(originalSize(new byte[0])).isEmpty();
  }

  @Test
  void aDamagedProgramIsNoFaultOfTheReader() {
    byte[] good = program(true, ".gnu.prelink_undo");
    Random random = new Random(17);
    for (int i = 0; i < 300; i++) {
      byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
      for (int flips = 0; flips < 4 && bad.length > 0; flips++) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThatCode(() -> originalSize(bad)).doesNotThrowAnyException();
    }
  }

  private static Optional<Long> originalSize(byte[] content) throws IOException {
    Path root = server().bytes("/usr/bin/program", content).root();
    return PrelinkedProgram.originalSize(root.resolve("usr/bin/program"));
  }

  /** Three sections: none, the names, and one of the given name that starts with a header. */
  static byte[] program(boolean isWide, String name) {
    int entry = isWide ? 64 : 40;
    ByteBuffer file = ByteBuffer.allocate(SECTIONS + 3 * entry).order(ByteOrder.LITTLE_ENDIAN);
    header(file, 0, isWide, SECTIONS, 3);
    header(file, UNDO, isWide, 0x1000, 20);
    byte[] names = ("\0.shstrtab\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    file.put(NAMES, names);
    section(file, SECTIONS + entry, isWide, 1, NAMES, names.length);
    section(file, SECTIONS + 2 * entry, isWide, 11, UNDO, 0x40);
    return file.array();
  }

  private static void header(ByteBuffer file, int at, boolean isWide, int sections, int count) {
    file.put(at, new byte[] {0x7F, 'E', 'L', 'F', (byte) (isWide ? 2 : 1), 1});
    if (isWide) {
      file.putLong(at + 0x28, sections);
    } else {
      file.putInt(at + 0x20, sections);
    }
    int rest = at + (isWide ? 0x3A : 0x2E);
    file.putShort(rest, (short) (isWide ? 64 : 40));
    file.putShort(rest + 2, (short) count);
    file.putShort(rest + 4, (short) 1);
  }

  private static void section(
      ByteBuffer file, int at, boolean isWide, int name, int offset, int size) {
    file.putInt(at, name);
    if (isWide) {
      file.putLong(at + 0x18, offset);
      file.putLong(at + 0x20, size);
    } else {
      file.putInt(at + 0x10, offset);
      file.putInt(at + 0x14, size);
    }
  }
}
