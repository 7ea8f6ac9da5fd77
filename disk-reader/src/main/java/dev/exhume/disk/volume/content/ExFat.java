package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The boot sector of exFAT, and the entry of its root directory that has the label.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/exfat-specification">exFAT file
 *     system specification</a>
 */
final class ExFat {
  private static final int SECTOR = 512;
  private static final String NAME = "EXFAT   ";
  private static final int MAX_SHIFT = 12;
  private static final int MAX_CLUSTER_SHIFT = 25;
  private static final int MAX_DIRECTORY = 1 << 16;
  private static final int ENTRY = 32;
  private static final int LABEL_ENTRY = 0x83;
  private static final int MAX_LABEL = 11;

  private ExFat() {}

  /** Whether a device has exFAT. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    if (device.size() < SECTOR) {
      return Optional.empty();
    }
    Bytes boot = device.read("exFAT boot sector", 0, SECTOR, ByteOrder.LITTLE_ENDIAN);
    if (!boot.text(3, NAME.length()).equals(NAME)) {
      return Optional.empty();
    }
    long serial = boot.u32(100);
    String uuid = "%04X-%04X".formatted(serial >> 16, serial & 0xFFFF);
    return Optional.of(
        new VolumeContent(
            VolumeContent.Kind.FILE_SYSTEM, "exfat", label(device, boot), Optional.of(uuid)));
  }

  /** The label, which stands in the first cluster of the root directory if it is anywhere. */
  private static Optional<String> label(ByteSource device, Bytes boot) {
    try {
      int sectorShift = boot.u8(108);
      int clusterShift = sectorShift + boot.u8(109);
      if (sectorShift > MAX_SHIFT || clusterShift > MAX_CLUSTER_SHIFT) {
        return Optional.empty();
      }
      long start = (boot.u32(88) << sectorShift) + ((boot.u32(96) - 2) << clusterShift);
      int size = Math.min(1 << clusterShift, MAX_DIRECTORY);
      Bytes directory = device.read("exFAT directory", start, size, ByteOrder.LITTLE_ENDIAN);
      for (int offset = 0; offset <= size - ENTRY; offset += ENTRY) {
        if (directory.u8(offset) == LABEL_ENTRY) {
          int length = Math.min(directory.u8(offset + 1), MAX_LABEL);
          return new Field(offset + 2, 2 * length, Field.Form.UTF_16LE).read(directory);
        }
      }
    } catch (IOException e) {
      // Without its label it is exFAT nevertheless.
    }
    return Optional.empty();
  }
}
