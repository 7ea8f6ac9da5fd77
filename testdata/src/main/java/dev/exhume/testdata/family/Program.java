package dev.exhume.testdata.family;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What stands for a program: the header of an ELF file of the right machine, and a text that the
 * real one has in it. It does not run.
 */
final class Program {
  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F'};
  private static final int LITTLE_ENDIAN = 1;
  private static final int CURRENT_VERSION = 1;
  private static final int EXECUTABLE = 2;

  private Program() {}

  /**
   * A program.
   *
   * @param what the machine ({@code i386} or {@code x86_64}), a space, a text
   */
  static byte[] of(String what) {
    String[] machineAndText = what.split(" ", 2);
    String text = machineAndText.length == 2 ? machineAndText[1] : "";
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(
        switch (machineAndText[0]) {
          case "i386" -> header(32, 3);
          case "x86_64" -> header(64, 62);
          default -> throw new IllegalArgumentException("unknown machine: " + what);
        });
    program.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    program.write(0);
    return program.toByteArray();
  }

  private static byte[] header(int bits, int machine) {
    ByteBuffer header =
        ByteBuffer.allocate(bits == 64 ? 0x40 : 0x34).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) (bits / 32)).put((byte) LITTLE_ENDIAN).put((byte) CURRENT_VERSION);
    header.putShort(0x10, (short) EXECUTABLE).putShort(0x12, (short) machine);
    header.putInt(0x14, CURRENT_VERSION);
    return header.array();
  }
}
