package dev.exhume.disk.image.qcow;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What follows the header, in its cluster.
 *
 * <pre>
 * 0 u32 type, 0 at the end; 4 u32 length; 8 as many bytes, filled up to a multiple of 8
 * </pre>
 *
 * @param backingFormat that of the backing file, such as {@code raw}
 * @param dataFile the file that has the clusters, where it is another
 */
record HeaderExtensions(Optional<String> backingFormat, Optional<String> dataFile) {
  private static final int BACKING_FORMAT = 0xE2792ACA;
  private static final int DATA_FILE = 0x44415441;
  private static final int HEADER_BYTES = 8;

  static HeaderExtensions read(QcowHeader header, ByteSource file) throws IOException {
    Optional<String> backingFormat = Optional.empty();
    Optional<String> dataFile = Optional.empty();
    int available = (int) Math.min(header.clusterBytes(), file.size());
    Bytes bytes = file.read("qcow header extensions", 0, available, ByteOrder.BIG_ENDIAN);
    long next = header.version() == 1 ? available : header.length();
    while (next <= available - HEADER_BYTES) {
      int at = (int) next;
      int type = bytes.s32(at);
      long length = bytes.u32(at + 4);
      if (type == 0 || length > available - at - HEADER_BYTES) {
        break;
      }
      if (type == BACKING_FORMAT) {
        backingFormat = Optional.of(text(bytes, at, length));
      } else if (type == DATA_FILE) {
        dataFile = Optional.of(text(bytes, at, length));
      }
      next += HEADER_BYTES + (length + 7) / 8 * 8;
    }
    return new HeaderExtensions(backingFormat, dataFile);
  }

  private static String text(Bytes bytes, int at, long length) throws IOException {
    byte[] text = bytes.copy(at + HEADER_BYTES, (int) length);
    return new String(text, StandardCharsets.UTF_8);
  }
}
