package dev.exhume.disk.volume.device;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.volume.VolumeKind;
import java.util.List;
import java.util.Objects;

/**
 * What the server's kernel had as one device, whatever it was put together from.
 *
 * @param name that the server used: {@code /dev/sda1}, {@code /dev/VolGroup00/LogVol00}
 * @param aliases other names of the same: {@code /dev/hda1}, {@code /dev/mapper/…}
 */
public record BlockDevice(String name, List<String> aliases, VolumeKind kind, ByteSource bytes) {
  public BlockDevice {
    Objects.requireNonNull(name);
    aliases = List.copyOf(aliases);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(bytes);
  }
}
