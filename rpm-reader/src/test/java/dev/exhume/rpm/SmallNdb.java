package dev.exhume.rpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;

/** An ndb file of one page of slots and two headers. */
final class SmallNdb {
  private static final int SLOT_PAGE_SIZE = 4096;
  private static final int SLOT_SIZE = 16;
  private static final int BLOCK_SIZE = 16;
  private static final int HEAD_SIZE = 16;
  private static final int TAIL_SIZE = 12;

  private SmallNdb() {}

  static byte[] packages() {
    byte[] first = blob(1, FuzzSeeds.header());
    byte[] second = blob(2, FuzzSeeds.oldHeader());
    ByteBuffer file =
        ByteBuffer.allocate(SLOT_PAGE_SIZE + first.length + second.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(magic("RpmP")).putInt(0).putInt(3).putInt(1).putInt(3);
    for (int at = 2 * SLOT_SIZE; at < SLOT_PAGE_SIZE; at += SLOT_SIZE) {
      file.put(at, magic("Slot"));
    }
    slot(file, 2, 1, SLOT_PAGE_SIZE, first.length);
    slot(file, 3, 2, SLOT_PAGE_SIZE + first.length, second.length);
    file.put(SLOT_PAGE_SIZE, first).put(SLOT_PAGE_SIZE + first.length, second);
    return file.array();
  }

  private static void slot(ByteBuffer file, int slot, int instance, int offset, int size) {
    int at = slot * SLOT_SIZE;
    file.putInt(at + 4, instance);
    file.putInt(at + 8, offset / BLOCK_SIZE);
    file.putInt(at + 12, size / BLOCK_SIZE);
  }

  private static byte[] blob(int instance, byte[] header) {
    int blocks = (HEAD_SIZE + header.length + TAIL_SIZE + BLOCK_SIZE - 1) / BLOCK_SIZE;
    int size = blocks * BLOCK_SIZE;
    ByteBuffer blob = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    blob.put(magic("BlbS")).putInt(instance).putInt(1).putInt(header.length).put(header);
    Adler32 checksum = new Adler32();
    checksum.update(blob.array(), 0, size - TAIL_SIZE);
    blob.putInt(size - 12, (int) checksum.getValue()).putInt(size - 8, header.length);
    return blob.put(size - 4, magic("BlbE")).array();
  }

  private static byte[] magic(String magic) {
    return magic.getBytes(StandardCharsets.US_ASCII);
  }
}
