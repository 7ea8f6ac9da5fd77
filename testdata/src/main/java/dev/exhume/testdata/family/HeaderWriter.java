package dev.exhume.testdata.family;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the header of a package tag by tag, which are given in the order of their numbers. */
final class HeaderWriter {
  private static final int SHORT = 3;
  private static final int NUMBER = 4;
  private static final int TEXT = 6;
  private static final int TEXTS = 8;

  private final List<int[]> entries = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  HeaderWriter text(int tag, String text) {
    entry(tag, TEXT, 1, 1);
    return put(text);
  }

  HeaderWriter texts(int tag, List<String> texts) {
    entry(tag, TEXTS, texts.size(), 1);
    texts.forEach(this::put);
    return this;
  }

  HeaderWriter numbers(int tag, List<Integer> numbers) {
    entry(tag, NUMBER, numbers.size(), Integer.BYTES);
    for (int number : numbers) {
      data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
    return this;
  }

  HeaderWriter shorts(int tag, List<Integer> numbers) {
    entry(tag, SHORT, numbers.size(), Short.BYTES);
    for (int number : numbers) {
      data.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) number).array());
    }
    return this;
  }

  private void entry(int tag, int type, int count, int alignment) {
    data.writeBytes(new byte[Math.floorMod(-data.size(), alignment)]);
    entries.add(new int[] {tag, type, data.size(), count});
  }

  private HeaderWriter put(String text) {
    data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    data.write(0);
    return this;
  }

  /** The header as a database keeps it: without its magic. */
  byte[] bytes() {
    ByteBuffer header = ByteBuffer.allocate(8 + 16 * entries.size() + data.size());
    header.putInt(entries.size()).putInt(data.size());
    for (int[] entry : entries) {
      for (int field : entry) {
        header.putInt(field);
      }
    }
    return header.put(data.toByteArray()).array();
  }
}
