package dev.exhume.core.source.tar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** An archive header by header, honest or not; a character of a name is a byte. */
final class TarBytes {
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

  TarBytes file(String name, String content) {
    return member(new Header(name, '0').size(content.length()), bytes(content));
  }

  TarBytes directory(String name) {
    return member(new Header(name, '5'));
  }

  TarBytes link(String name, String target) {
    return member(new Header(name, '2').target(target));
  }

  TarBytes hardLink(String name, String target) {
    return member(new Header(name, '1').target(target));
  }

  /** Records for the next member. */
  TarBytes pax(String... keysAndValues) {
    return pax('x', keysAndValues);
  }

  TarBytes pax(char type, String... keysAndValues) {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String rest = " " + keysAndValues[i] + "=" + keysAndValues[i + 1] + "\n";
      int length = rest.length() + 1;
      while (rest.length() + Integer.toString(length).length() != length) {
        length++;
      }
      records.append(length).append(rest);
    }
    return member(new Header("pax", type).size(records.length()), bytes(records.toString()));
  }

  TarBytes member(Header header, byte... data) {
    return raw(header.bytes()).raw(data);
  }

  /** Bytes filled up to whole blocks. */
  TarBytes raw(byte... data) {
    archive.writeBytes(Arrays.copyOf(data, (data.length + 511) / 512 * 512));
    return this;
  }

  TarBytes end() {
    return raw(new byte[1024]);
  }

  byte[] bytes() {
    return archive.toByteArray();
  }

  TarTree open(Path directory) throws IOException {
    Path file = Files.write(Files.createTempFile(directory, "made", ".tar"), bytes());
    return TarTree.open(file).orElseThrow();
  }

  static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One header. */
  static final class Header {
    private final byte[] block = new byte[512];

    Header(String name, char type) {
      put(0, name);
      put(100, "0000644");
      put(108, "0000000");
      put(116, "0000000");
      put(124, "00000000000");
      put(136, "10000000000");
      block[156] = (byte) type;
      put(257, "ustar\00000");
    }

    Header put(int offset, String value) {
      byte[] bytes = TarBytes.bytes(value);
      System.arraycopy(bytes, 0, block, offset, bytes.length);
      return this;
    }

    Header size(long size) {
      return put(124, "%011o".formatted(size));
    }

    Header target(String target) {
      return put(157, target);
    }

    byte[] bytes() {
      Arrays.fill(block, 148, 156, (byte) ' ');
      int sum = 0;
      for (byte each : block) {
        sum += Byte.toUnsignedInt(each);
      }
      put(148, "%06o\0".formatted(sum));
      return block.clone();
    }
  }
}
