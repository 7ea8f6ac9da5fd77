package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** The start of a physical volume of LVM1, which Linux 2.4 had. */
public final class OldLabel {
  private static final String MAGIC = "HM";
  private static final int MAX_VERSION = 2;
  private static final int SIZE = 512;

  private OldLabel() {}

  /** The id of a physical volume of LVM1, if a device is one. */
  public static Optional<VolumeId> find(ByteSource device) throws IOException {
    if (device.size() < SIZE) {
      return Optional.empty();
    }
    Bytes bytes = device.read("LVM1 physical volume", 0, SIZE, ByteOrder.LITTLE_ENDIAN);
    boolean isOld =
        bytes.text(0, MAGIC.length()).equals(MAGIC)
            && bytes.u16(2) >= 1
            && bytes.u16(2) <= MAX_VERSION;
    return isOld ? VolumeId.of(bytes.text(44, VolumeId.SIZE)) : Optional.empty();
  }
}
