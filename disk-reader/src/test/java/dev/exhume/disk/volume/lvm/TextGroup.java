package dev.exhume.disk.volume.lvm;

import dev.exhume.disk.MemoryVolume;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A physical volume that a test writes: whatever text it likes, with the checksums of LVM. */
final class TextGroup {
  /** Where extents start, and how large one is, in bytes. */
  static final int START = 128 * 512;

  static final int EXTENT = 8 * 512;

  private static final int LABEL = 512;
  private static final int AREA = 4096;
  private static final int AREA_SIZE = START - AREA;
  private static final int TEXT = 512;

  private TextGroup() {}

  /** An id of which the number is all that is known. */
  static String id(int number) {
    return "A%031d".formatted(number);
  }

  /**
   * The text of a group of two physical volumes, {@code pv1} and {@code pv2}, that have 32 extents
   * of 4096 bytes each.
   *
   * @param number by which it differs from other groups
   */
  static String text(String name, int number, String... logicalVolumes) {
    return """
        %s {
        id = "%s"
        seqno = 7
        extent_size = 8
        physical_volumes {
        pv1 { id = "%s" pe_start = 128 pe_count = 32 }
        pv2 { id = "%s" pe_start = 128 pe_count = 32 }
        }
        logical_volumes {
        %s
        }
        }
        contents = "Text Format Volume Group"
        """
        .formatted(
            name,
            id(number),
            id(10 * number + 1),
            id(10 * number + 2),
            String.join("\n", logicalVolumes));
  }

  /** A logical volume of one segment, which users see. */
  static String volume(String name, int extents, String segment) {
    return "%s { status = [\"READ\", \"VISIBLE\"] %s }"
        .formatted(name, segment(1, 0, extents, segment));
  }

  /** A logical volume of one segment, which users do not see. */
  static String hidden(String name, int extents, String segment) {
    return "%s { %s }".formatted(name, segment(1, 0, extents, segment));
  }

  /** One of several segments. */
  static String segment(int number, long start, long extents, String segment) {
    return "segment%d { start_extent = %d extent_count = %d %s }"
        .formatted(number, start, extents, segment);
  }

  /** What makes a segment one of extents that follow each other. */
  static String linear(String area, long firstExtent) {
    return "type = \"striped\" stripe_count = 1 stripes = [\"%s\", %d]"
        .formatted(area, firstExtent);
  }

  /** A physical volume of 32 extents, each byte of which is its number; it may have no text. */
  static MemoryVolume disk(int physicalVolume, String text) {
    byte[] bytes = new byte[START + 32 * EXTENT];
    for (int i = START; i < bytes.length; i++) {
      bytes[i] = (byte) (physicalVolume * 100 + (i - START) / EXTENT);
    }
    byte[] encoded = (text + "\0").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, bytes, AREA + TEXT, encoded.length);
    ByteBuffer disk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    disk.position(LABEL).put("LABELONE".getBytes(StandardCharsets.US_ASCII)).putLong(1);
    disk.putInt(0).putInt(32).put("LVM2 001".getBytes(StandardCharsets.US_ASCII));
    disk.put(id(physicalVolume).getBytes(StandardCharsets.US_ASCII)).putLong(bytes.length);
    disk.putLong(START).putLong(0).putLong(0).putLong(0);
    disk.putLong(AREA).putLong(AREA_SIZE);
    disk.putInt(LABEL + 16, Seals.checksum(bytes, LABEL + 20, 492));
    disk.position(AREA + 4).put(" LVM2 x[5A%r0N*>".getBytes(StandardCharsets.US_ASCII));
    disk.putInt(1).putLong(AREA).putLong(AREA_SIZE);
    disk.putLong(text.isEmpty() ? 0 : TEXT).putLong(encoded.length);
    disk.putInt(Seals.checksum(bytes, AREA + TEXT, encoded.length));
    disk.putInt(AREA, Seals.checksum(bytes, AREA + 4, 508));
    return new MemoryVolume(bytes);
  }
}
