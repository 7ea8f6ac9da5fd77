package dev.exhume.testdata.family;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A hash table of Berkeley DB as RPM kept its packages in: page 0 with the metadata, page 1 with
 * the one bucket, whose keys are the packages' numbers, then the headers, each on pages of its own.
 */
final class PackagesFile {
  private static final int PAGE = 4096;
  private static final int PAGE_HEADER = 26;
  private static final int ROOM = PAGE - PAGE_HEADER;
  private static final int KEY_ITEM = 1 + Integer.BYTES;
  private static final int VALUE_ITEM = 3 * Integer.BYTES;
  private static final int MAX_PACKAGES = ROOM / (2 * Short.BYTES + KEY_ITEM + VALUE_ITEM) - 1;

  /** What the table's hash function makes of the text with which Berkeley DB tries it. */
  private static final int TRIED_HASH = 0x5e688dd1;

  private static final int METADATA_TYPE = 8;
  private static final int BUCKET_TYPE = 2;
  private static final int OVERFLOW_TYPE = 7;

  private final ByteBuffer file;
  private int nextPage = 2;
  private int entries;
  private int lowestItem = PAGE;

  private PackagesFile(int pages) {
    file = ByteBuffer.allocate(pages * PAGE).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The database with one package for each header. */
  static byte[] of(List<byte[]> headers) {
    if (headers.size() > MAX_PACKAGES) {
      throw new IllegalArgumentException("more packages than one bucket holds");
    }
    int pages = 2 + headers.stream().mapToInt(header -> (header.length + ROOM - 1) / ROOM).sum();
    PackagesFile database = new PackagesFile(pages);
    database.metadata(pages, headers.size() + 1);
    database.pageHeader(1, BUCKET_TYPE);
    database.item((byte) 1, 0);
    database.item((byte) 1, headers.size());
    for (int index = 0; index < headers.size(); index++) {
      database.item((byte) 1, index + 1);
      database.item((byte) 3, database.nextPage, headers.get(index).length);
      database.overflow(headers.get(index));
    }
    return database.file.array();
  }

  private void metadata(int pages, int keys) {
    pageHeader(0, METADATA_TYPE);
    file.putInt(12, 0x061561).putInt(16, 8).putInt(20, PAGE).putInt(32, pages - 1);
    file.putInt(88, keys).putInt(92, TRIED_HASH).putInt(96, 1);
  }

  private void pageHeader(int page, int type) {
    file.putInt(page * PAGE + 8, page).put(page * PAGE + 25, (byte) type);
  }

  /** Puts an item before all others of the bucket. */
  private void item(byte kind, int... numbers) {
    lowestItem -= numbers.length == 1 ? KEY_ITEM : VALUE_ITEM;
    int place = PAGE + lowestItem;
    file.put(place, kind);
    place += numbers.length == 1 ? 1 : Integer.BYTES;
    for (int number : numbers) {
      file.putInt(place, number);
      place += Integer.BYTES;
    }
    file.putShort(PAGE + PAGE_HEADER + entries * Short.BYTES, (short) lowestItem);
    entries++;
    file.putShort(PAGE + 20, (short) entries).putShort(PAGE + 22, (short) lowestItem);
  }

  private void overflow(byte[] header) {
    int first = nextPage;
    for (int start = 0; start < header.length; start += ROOM) {
      int length = Math.min(ROOM, header.length - start);
      boolean isLast = start + length == header.length;
      pageHeader(nextPage, OVERFLOW_TYPE);
      int place = nextPage * PAGE;
      file.putInt(place + 12, nextPage == first ? 0 : nextPage - 1);
      file.putInt(place + 16, isLast ? 0 : nextPage + 1);
      file.putShort(place + 20, (short) 1).putShort(place + 22, (short) length);
      file.position(place + PAGE_HEADER);
      file.put(header, start, length);
      nextPage++;
    }
  }
}
