package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** A disk label of BSD, in the second sector of a disk or slice, or within the first. */
final class BsdLabel {
  private static final List<Integer> POSITIONS = List.of(512, 64, 128);
  private static final int SIZE = 148;
  private static final long MAGIC = 0x8256_4557L;

  private BsdLabel() {}

  /** Whether a device is divided by one. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    for (int position : POSITIONS) {
      if (position <= device.size() - SIZE) {
        Bytes label = device.read("BSD disk label", position, SIZE, ByteOrder.LITTLE_ENDIAN);
        if (isLabel(label) || isLabel(label.in(ByteOrder.BIG_ENDIAN))) {
          return Optional.of(
              new VolumeContent(
                  VolumeContent.Kind.BSD_LABEL, "bsd", Optional.empty(), Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isLabel(Bytes label) throws IOException {
    return label.u32(0) == MAGIC && label.u32(132) == MAGIC;
  }
}
