package dev.exhume.core.kit.slim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program of 32 bits as small as it can be: no code, only what it says of others. */
final class SmallElf {
  private static final int HEADER = 0x34;
  private static final int ENTRY = 0x20;
  private static final int SEGMENTS = 3;
  private static final int DYNAMIC = 3 * 8;

  private SmallElf() {}

  /**
   * Makes one.
   *
   * @param functions that it calls
   * @param text in its data
   */
  static byte[] program(List<String> functions, String text) {
    byte[] loader = bytes("/lib/ld-linux.so.2");
    byte[] symbols = bytes("\0" + String.join("\0", functions));
    byte[] data = bytes(text);
    int atDynamic = HEADER + SEGMENTS * ENTRY;
    int atLoader = atDynamic + DYNAMIC;
    int atSymbols = atLoader + loader.length;
    int size = atSymbols + symbols.length + data.length;
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1});
    file.putInt(0x1C, HEADER).putShort(0x2A, (short) ENTRY).putShort(0x2C, (short) SEGMENTS);
    file.position(HEADER);
    segment(file, 1, 0, size);
    segment(file, 2, atDynamic, DYNAMIC);
    segment(file, 3, atLoader, loader.length);
    file.putInt(5).putInt(atSymbols).putInt(10).putInt(symbols.length).putInt(0).putInt(0);
    return file.put(loader).put(symbols).put(data).array();
  }

  private static void segment(ByteBuffer file, int type, int offset, int size) {
    file.putInt(type).putInt(offset).putInt(offset).putInt(0).putInt(size).putInt(size);
    file.putInt(4).putInt(1);
  }

  private static byte[] bytes(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }
}
