package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The header of LUKS 1 or 2; that of LUKS 2 has a copy.
 *
 * @see <a href="https://gitlab.com/cryptsetup/LUKS2-docs">LUKS2 On-Disk Format Specification</a>
 */
final class Luks {
  private static final String MAGIC = "LUKS\u00ba\u00be";
  private static final String COPY_MAGIC = "SKUL\u00ba\u00be";
  private static final List<Integer> COPIES =
      List.of(
          0x4000, 0x8000, 0x1_0000, 0x2_0000, 0x4_0000, 0x8_0000, 0x10_0000, 0x20_0000, 0x40_0000);
  private static final int SIZE = 208;
  private static final Field LABEL = Field.text(24, 48);
  private static final Field UUID = Field.text(168, 40);

  private Luks() {}

  /** Whether a device is encrypted by LUKS. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    return read(device, 0, MAGIC);
  }

  /** Whether it once started with a header, of which the copy is left. */
  static Optional<VolumeContent> recogniseCopy(ByteSource device) throws IOException {
    for (int position : COPIES) {
      Optional<VolumeContent> content = read(device, position, COPY_MAGIC);
      if (content.isPresent()) {
        return content;
      }
    }
    return Optional.empty();
  }

  private static Optional<VolumeContent> read(ByteSource device, long position, String magic)
      throws IOException {
    if (position > device.size() - SIZE) {
      return Optional.empty();
    }
    Bytes header = device.read("LUKS header", position, SIZE, ByteOrder.BIG_ENDIAN);
    byte[] start = header.copy(0, magic.length());
    if (!new String(start, StandardCharsets.ISO_8859_1).equals(magic)) {
      return Optional.empty();
    }
    int version = header.u16(6);
    return Optional.of(
        new VolumeContent(
            VolumeContent.Kind.LUKS,
            "crypto_LUKS",
            version == 1 ? Optional.empty() : LABEL.read(header),
            UUID.read(header)));
  }
}
