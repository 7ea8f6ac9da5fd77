package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A part of a physical volume that LVM writes the descriptions of the group to, one after the
 * other, and from its start again when it is full.
 */
final class MetadataArea {
  private static final String MAGIC = " LVM2 x[5A%r0N*>";
  private static final int HEADER_SIZE = 512;
  private static final int VERSION = 1;

  /** Where the texts start, after the header. */
  static final int TEXTS = HEADER_SIZE;

  /** A group of ten thousand logical volumes has less to say. */
  static final int MAX_TEXT_SIZE = 8 << 20;

  private final ByteSource device;
  private final DiskArea area;

  private MetadataArea(ByteSource device, DiskArea area) {
    this.device = device;
    this.area = area;
  }

  /** The area at a place that a label gives. */
  static MetadataArea of(ByteSource device, DiskArea place) throws IOException {
    if (place.start() < 0 || place.size() <= TEXTS || place.start() > device.size() - TEXTS) {
      throw new MalformedDataException(
          "LVM metadata area",
          place.start(),
          "%d bytes of a device of %d".formatted(place.size(), device.size()));
    }
    // What does not fit is missed only by texts that reach so far.
    long size = Math.min(place.size(), device.size() - place.start());
    return new MetadataArea(device, new DiskArea(place.start(), size));
  }

  /** The area that starts at {@code position}, if there is one that is not damaged. */
  static Optional<DiskArea> find(ByteSource device, long position) throws IOException {
    if (position < 0 || position > device.size() - HEADER_SIZE) {
      return Optional.empty();
    }
    try {
      Bytes header = header(device, position);
      check(header);
      return Optional.of(new DiskArea(position, header.s64(32)));
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  private static Bytes header(ByteSource device, long position) throws IOException {
    return device.read("LVM metadata area", position, HEADER_SIZE, ByteOrder.LITTLE_ENDIAN);
  }

  private static void check(Bytes header) throws MalformedDataException {
    if (!header.text(4, MAGIC.length()).equals(MAGIC)) {
      throw header.malformed(4, "no magic of a metadata area");
    }
    long checksum = LvmChecksum.of(header.buffer(4, HEADER_SIZE - 4));
    if (header.u32(0) != checksum) {
      throw header.malformed(0, "checksum 0x%08x, not 0x%08x".formatted(header.u32(0), checksum));
    }
    if (header.u32(20) != VERSION) {
      throw header.malformed(20, "version %d, not 1".formatted(header.u32(20)));
    }
    if (header.s64(24) != header.position()) {
      throw header.malformed(24, "start 0x%x, not where it is".formatted(header.s64(24)));
    }
    if (header.s64(32) <= HEADER_SIZE) {
      throw header.malformed(32, "size 0x%x".formatted(header.s64(32)));
    }
  }

  /** Where the area starts on its physical volume. */
  long start() {
    return area.start();
  }

  /** How many bytes it has. */
  long size() {
    return area.size();
  }

  /** Where the current text is, if there is any. */
  Optional<RawLocation> current() throws IOException {
    Bytes header = header(device, area.start());
    check(header);
    RawLocation current = RawLocation.read(header.slice("raw location", 40, 24));
    return current.offset() == 0 ? Optional.empty() : Optional.of(current);
  }

  /** The text at a place. */
  Bytes text(RawLocation location) throws IOException {
    long offset = location.offset();
    long length = location.size();
    if (offset < TEXTS || offset >= size() || length <= 0 || length > size() - TEXTS) {
      throw new MalformedDataException(
          "LVM metadata area",
          start(),
          "text of %d bytes at 0x%x of its %d".formatted(length, offset, size()));
    }
    if (length > MAX_TEXT_SIZE) {
      throw new MalformedDataException(
          "LVM metadata area", start(), "text of %d bytes".formatted(length));
    }
    Bytes text = ring("LVM text", offset, (int) length);
    long checksum = LvmChecksum.of(text.buffer(0, text.size()));
    if (checksum != location.checksum()) {
      throw text.malformed(
          0, "checksum 0x%08x, not 0x%08x".formatted(location.checksum(), checksum));
    }
    return text;
  }

  /** Bytes that go on at the start of the texts where they reach the end of the area. */
  Bytes ring(String structure, long offset, int length) throws IOException {
    long position = Math.addExact(start(), offset);
    int first = (int) Math.min(length, size() - offset);
    if (position > device.size() - first) {
      throw new MalformedDataException(structure, position, "it lies past the end of its device");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    device.readFully(position, bytes, first);
    if (first < length) {
      device.readFully(start() + TEXTS, bytes, length - first);
    }
    return Bytes.of(structure, position, bytes.flip(), ByteOrder.LITTLE_ENDIAN);
  }
}
