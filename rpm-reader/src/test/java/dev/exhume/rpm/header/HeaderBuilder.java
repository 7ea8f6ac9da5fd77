package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.rpm.RpmTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes a header tag by tag. */
public final class HeaderBuilder {
  private final List<int[]> entries = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** One text. */
  public HeaderBuilder text(int tag, String text) {
    return text(tag, text, StandardCharsets.UTF_8);
  }

  /** One text. */
  public HeaderBuilder text(RpmTag tag, String text) {
    return text(tag.number(), text);
  }

  /** One text in a charset. */
  public HeaderBuilder text(int tag, String text, Charset charset) {
    entry(tag, 6, 1);
    return bytes(text.getBytes(charset)).bytes((byte) 0);
  }

  /** A list of texts. */
  public HeaderBuilder texts(int tag, String... texts) {
    entry(tag, 8, texts.length);
    for (String text : texts) {
      bytes(text.getBytes(StandardCharsets.UTF_8)).bytes((byte) 0);
    }
    return this;
  }

  /** A list of texts. */
  public HeaderBuilder texts(RpmTag tag, String... texts) {
    return texts(tag.number(), texts);
  }

  /** A list of 16-bit numbers. */
  public HeaderBuilder shorts(int tag, int... numbers) {
    entry(tag, 3, numbers.length);
    for (int number : numbers) {
      bytes(ByteBuffer.allocate(2).putShort((short) number).array());
    }
    return this;
  }

  /** A list of 16-bit numbers. */
  public HeaderBuilder shorts(RpmTag tag, int... numbers) {
    return shorts(tag.number(), numbers);
  }

  /** A list of 32-bit numbers. */
  public HeaderBuilder ints(int tag, int... numbers) {
    entry(tag, 4, numbers.length);
    for (int number : numbers) {
      bytes(ByteBuffer.allocate(4).putInt(number).array());
    }
    return this;
  }

  /** A list of 32-bit numbers. */
  public HeaderBuilder ints(RpmTag tag, int... numbers) {
    return ints(tag.number(), numbers);
  }

  /** A list of 64-bit numbers. */
  public HeaderBuilder longs(int tag, long... numbers) {
    entry(tag, 5, numbers.length);
    for (long number : numbers) {
      bytes(ByteBuffer.allocate(8).putLong(number).array());
    }
    return this;
  }

  /** A list of 64-bit numbers. */
  public HeaderBuilder longs(RpmTag tag, long... numbers) {
    return longs(tag.number(), numbers);
  }

  /** A text in several languages, in the order of {@link RpmTag#HEADERI18NTABLE}. */
  public HeaderBuilder translated(RpmTag tag, String... texts) {
    texts(tag, texts);
    entries.get(entries.size() - 1)[1] = 9;
    return this;
  }

  /** Bytes. */
  public HeaderBuilder binary(RpmTag tag, byte... bytes) {
    return entry(tag.number(), 7, bytes.length).bytes(bytes);
  }

  /** Makes a region of what there is; what comes next is added to it as RPM does. */
  public HeaderBuilder region(int tag) {
    int[] region = {tag, 7, data.size(), 16};
    entries.add(0, region);
    for (int field : new int[] {tag, 7, -16 * entries.size(), 16}) {
      bytes(ByteBuffer.allocate(4).putInt(field).array());
    }
    return this;
  }

  /** The digest of the header as it is, which must be a region and nothing else. */
  public String digest(String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(HexFormat.of().parseHex("8eade80100000000"));
      return HexFormat.of().formatHex(digest.digest(build()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An entry as it is, right or wrong; its data is what comes next. */
  public HeaderBuilder entry(int tag, int type, int count) {
    entries.add(new int[] {tag, type, data.size(), count});
    return this;
  }

  /** An entry of which even the place of its data is given. */
  public HeaderBuilder entry(int tag, int type, int offset, int count) {
    entries.add(new int[] {tag, type, offset, count});
    return this;
  }

  /** The header's bytes. */
  public byte[] build() {
    ByteBuffer header = ByteBuffer.allocate(8 + 16 * entries.size() + data.size());
    header.putInt(entries.size()).putInt(data.size());
    for (int[] entry : entries) {
      for (int field : entry) {
        header.putInt(field);
      }
    }
    return header.put(data.toByteArray()).array();
  }

  /** The header read back. */
  public Header read() throws IOException {
    return Header.read(Bytes.of("header", 0, build(), ByteOrder.BIG_ENDIAN));
  }

  private HeaderBuilder bytes(byte... bytes) {
    data.writeBytes(bytes);
    return this;
  }
}
