package dev.exhume.vm.vbox;

import dev.exhume.vm.text.DescriptorFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** The id that a VDI has in its header. */
final class VdiIdentity {
  private static final int HEADER_LENGTH = 408;
  private static final int SIGNATURE_OFFSET = 64;
  private static final int SIGNATURE = 0xBEDA107F;
  private static final int VERSION_OFFSET = 68;
  private static final int MAJOR_1 = 1;
  private static final int ID_OFFSET = 392;

  private VdiIdentity() {}

  /** The id in lower case without braces, if the file is a VDI. */
  static Optional<String> read(Path file) {
    try {
      byte[] bytes = DescriptorFile.start(file, HEADER_LENGTH);
      if (bytes.length < HEADER_LENGTH) {
        return Optional.empty();
      }
      ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (header.getInt(SIGNATURE_OFFSET) != SIGNATURE
          || header.getInt(VERSION_OFFSET) >>> Short.SIZE != MAJOR_1) {
        return Optional.empty();
      }
      long first = Integer.toUnsignedLong(header.getInt(ID_OFFSET));
      long second = Short.toUnsignedLong(header.getShort(ID_OFFSET + 4));
      long third = Short.toUnsignedLong(header.getShort(ID_OFFSET + 6));
      long high = (first << 32) | (second << 16) | third;
      long low = header.order(ByteOrder.BIG_ENDIAN).getLong(ID_OFFSET + 8);
      return Optional.of(new UUID(high, low).toString());
    } catch (IOException e) {
      // What cannot be read is not the image that is looked for.
      return Optional.empty();
    }
  }
}
