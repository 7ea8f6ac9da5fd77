package dev.exhume.benchmarks.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The text that {@code db5.3_dump} writes and {@code db5.3_load} reads.
 *
 * <pre>
 * Dump --> settings, "HEADER=END", (" " key in hexadecimal, " " value in hexadecimal) *, "DATA=END"
 * </pre>
 */
final class DatabaseDump {
  private static final String END_OF_SETTINGS = "HEADER=END";
  private static final String END = "DATA=END";
  private static final String COUNTER_KEY = " 00000000";

  private DatabaseDump() {}

  /** The headers of all dumps, one after the other. */
  static List<SourceHeader> headers(BufferedReader dumps) throws IOException {
    List<SourceHeader> headers = new ArrayList<>();
    boolean isData = false;
    for (String line = dumps.readLine(); line != null; line = dumps.readLine()) {
      if (line.equals(END_OF_SETTINGS) || line.equals(END)) {
        isData = line.equals(END_OF_SETTINGS);
      } else if (isData) {
        String value = dumps.readLine();
        if (value != null && !line.equals(COUNTER_KEY)) {
          headers.add(new SourceHeader(HexFormat.of().parseHex(value.substring(1))));
        }
      }
    }
    return headers;
  }

  static void write(Writer out, int key, byte[] value) throws IOException {
    out.write(" " + HexFormat.of().formatHex(number(key)) + "\n");
    out.write(" " + HexFormat.of().formatHex(value) + "\n");
  }

  /** A key, or the value of the key 0, as a little-endian machine writes it. */
  static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
