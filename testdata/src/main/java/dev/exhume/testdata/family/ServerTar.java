package dev.exhume.testdata.family;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tarball in the format of POSIX.1-1988, which is enough for the small servers. */
final class ServerTar implements Closeable {
  private static final int BLOCK = 512;
  private static final int MAX_NAME_BYTES = 100;
  private static final int PERMISSIONS = 07777;
  private static final int CHECKSUM_OFFSET = 148;

  private final OutputStream out;

  ServerTar(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  void add(ServerFile file) throws IOException {
    boolean isLink = file.content() instanceof ServerFile.Link;
    byte[] content = isLink ? new byte[0] : file.content().bytes();
    out.write(header(file, content.length));
    out.write(content);
    out.write(new byte[Math.floorMod(-content.length, BLOCK)]);
  }

  private static byte[] header(ServerFile file, int size) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(BLOCK);
    boolean isDirectory = file.content() instanceof ServerFile.Directory;
    boolean isLink = file.content() instanceof ServerFile.Link;
    put(header, 0, "." + file.path() + (isDirectory ? "/" : ""));
    put(header, 100, "%07o".formatted(file.mode() & PERMISSIONS));
    put(header, 108, "%07o".formatted(file.owner().number()));
    put(header, 116, "%07o".formatted(file.group().number()));
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "%011o".formatted(file.modified().getEpochSecond()));
    put(header, CHECKSUM_OFFSET, " ".repeat(8));
    put(header, 156, isDirectory ? "5" : isLink ? "2" : "0");
    put(header, 157, isLink ? new String(file.content().bytes(), StandardCharsets.UTF_8) : "");
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, 265, file.owner().name());
    put(header, 297, file.group().name());
    int sum = 0;
    for (byte value : header.array()) {
      sum += Byte.toUnsignedInt(value);
    }
    put(header, CHECKSUM_OFFSET, "%06o\0 ".formatted(sum));
    return header.array();
  }

  private static void put(ByteBuffer header, int offset, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_NAME_BYTES) {
      throw new IOException("too long for a small server: " + text);
    }
    header.position(offset);
    header.put(bytes);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write(new byte[2 * BLOCK]);
    }
  }
}
