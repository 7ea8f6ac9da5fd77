package dev.exhume.disk.filesystem.fat;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.FatImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;

/** A FAT16 or FAT32 of the tests, to be damaged. */
final class DamagedFat {
  private final MemoryVolume volume;
  private final ByteBuffer bytes;
  private final BootSector boot;

  DamagedFat(String name) throws IOException {
    volume = new MemoryVolume(FatImages.image(name));
    bytes = ByteBuffer.wrap(FatImages.image(name)).order(ByteOrder.LITTLE_ENDIAN);
    boot = BootSector.read(volume, 0);
  }

  MemoryVolume volume() {
    return volume;
  }

  BootSector boot() {
    return boot;
  }

  DiskFileSystem open() throws IOException {
    return DiskFileSystem.open(volume, "/dev/sda1");
  }

  /** Where the entry of a file lies. */
  int entry(String path) throws IOException {
    try (DiskFileSystem sound = DiskFileSystem.open(new MemoryVolume(bytes.array()), "")) {
      return (int) (32 * (long) Files.getAttribute(sound.files().getPath(path), "unix:ino"));
    }
  }

  int firstCluster(String path) throws IOException {
    return Short.toUnsignedInt(bytes.getShort(entry(path) + 26));
  }

  /** Where the first byte of a cluster is. */
  int position(int cluster) {
    return (int) boot.sector(cluster) * boot.sectorBytes();
  }

  /** The cluster after another one. */
  int next(int cluster) {
    int position = tableEntry(cluster, 0);
    return boot.kind() == FatKind.FAT32
        ? bytes.getInt(position)
        : Short.toUnsignedInt(bytes.getShort(position));
  }

  /** Where the entry of a cluster lies in a copy of the table of files. */
  int tableEntry(int cluster, int copy) {
    return (int) (boot.tablePosition(copy) + boot.kind().offset(cluster));
  }

  /** Has another cluster follow, in all copies. */
  DamagedFat link(int cluster, int next) {
    for (int copy = 0; copy < boot.copies(); copy++) {
      if (boot.kind() == FatKind.FAT32) {
        volume.put32(tableEntry(cluster, copy), next);
      } else {
        volume.put16(tableEntry(cluster, copy), next);
      }
    }
    return this;
  }
}
