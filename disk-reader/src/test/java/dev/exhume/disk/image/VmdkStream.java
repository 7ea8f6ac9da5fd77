package dev.exhume.disk.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes a disk as products that export streams do: in one go, with the directory at the end. */
final class VmdkStream {
  static final int GRAIN_BYTES = 128 * 512;

  private static final int SECTOR_BYTES = 512;
  private static final int TABLE_ENTRIES = 512;
  private static final long AT_END = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final SortedMap<Integer, Integer> grains = new TreeMap<>();
  private final long sectors;

  /** Starts a disk with its header and its descriptor. */
  VmdkStream(long sectors) {
    this.sectors = sectors;
    header(AT_END);
    String descriptor =
        "# Disk DescriptorFile\nCID=12345678\nparentCID=ffffffff\nRDONLY %d SPARSE \"x.vmdk\"\n"
            .formatted(sectors);
    write(StandardCharsets.US_ASCII.encode(descriptor).slice());
  }

  private void header(long directory) {
    ByteBuffer header = sector();
    header.putInt(0x564D444B).putInt(3).putInt(0x30001).putLong(sectors).putLong(128);
    header.putLong(1).putLong(1).putInt(TABLE_ENTRIES).putLong(0).putLong(directory).putLong(2);
    header.put((byte) 0).put(new byte[] {0x0A, 0x20, 0x0D, 0x0A}).putShort((short) 1);
    write(header);
  }

  /** Writes a grain, which counts from then on instead of an earlier one of that number. */
  VmdkStream grain(int number, byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] compressed = new byte[bytes.length + 1024];
    int length = deflater.deflate(compressed);
    deflater.end();
    grains.put(number, out.size() / SECTOR_BYTES);
    ByteBuffer marker = buffer(12 + length);
    marker.putLong(number * 128L).putInt(length).put(compressed, 0, length);
    write(marker);
    return this;
  }

  /** The file up to here, as a transfer leaves it that was cut off. */
  byte[] cutOff() {
    return out.toByteArray();
  }

  /** Writes tables, directory, footer and the end of the stream. */
  byte[] finish() {
    int tables = (int) ((sectors / 128 + TABLE_ENTRIES) / TABLE_ENTRIES);
    ByteBuffer directory = buffer(tables * 4);
    for (int table = 0; table < tables; table++) {
      ByteBuffer entries = buffer(TABLE_ENTRIES * 4);
      grains
          .subMap(table * TABLE_ENTRIES, (table + 1) * TABLE_ENTRIES)
          .forEach((grain, sector) -> entries.putInt(grain % TABLE_ENTRIES * 4, sector));
      marker(entries.capacity() / SECTOR_BYTES, 1);
      directory.putInt(out.size() / SECTOR_BYTES);
      write(entries);
    }
    marker((directory.capacity() + SECTOR_BYTES - 1) / SECTOR_BYTES, 2);
    long directorySector = out.size() / SECTOR_BYTES;
    write(directory);
    marker(1, 3);
    header(directorySector);
    marker(0, 0);
    return out.toByteArray();
  }

  private void marker(long value, int type) {
    write(sector().putLong(value).putInt(0).putInt(type));
  }

  private static ByteBuffer sector() {
    return buffer(SECTOR_BYTES);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes a buffer from its start, filled up to whole sectors. */
  private void write(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.clear().get(bytes);
    out.writeBytes(bytes);
    out.writeBytes(new byte[(SECTOR_BYTES - bytes.length % SECTOR_BYTES) % SECTOR_BYTES]);
  }
}
