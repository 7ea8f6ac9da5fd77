package dev.exhume.disk.volume;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.volume.device.BlockDevice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A part of one or more disks that the server used as one: it lives as long as its disks do. */
public final class Volume {
  private final BlockDevice device;
  private final long sizeBytes;
  private final VolumeContent content;

  Volume(BlockDevice device, VolumeContent content) throws IOException {
    this.device = device;
    this.sizeBytes = device.bytes().size();
    this.content = content;
  }

  /** The name that the server used: {@code /dev/sda1}, {@code /dev/VolGroup00/LogVol00}. */
  public String name() {
    return device.name();
  }

  /** Other names that it had: {@code /dev/hda1}, {@code /dev/mapper/VolGroup00-LogVol00}. */
  public List<String> aliases() {
    return device.aliases();
  }

  public VolumeKind kind() {
    return device.kind();
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  public VolumeContent content() {
    return content;
  }

  /** The label of what it holds. */
  public Optional<String> label() {
    return content.label();
  }

  /** The UUID of what it holds. */
  public Optional<String> uuid() {
    return content.uuid();
  }

  /** Its bytes, which belong to its disks and need not be closed. */
  public ByteSource bytes() {
    return device.bytes();
  }

  /** Opens the file system on it. */
  public DiskFileSystem open() throws IOException {
    return DiskFileSystem.open(bytes(), name());
  }

  /** Its name and what it holds. */
  @Override
  public String toString() {
    return name() + " (" + content + ")";
  }
}
