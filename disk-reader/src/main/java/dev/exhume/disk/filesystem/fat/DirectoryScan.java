package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.Bytes;
import java.io.IOException;

/** Reads a directory from its first entry to its last. */
final class DirectoryScan {
  /** As long as a directory may be. */
  private static final int MOST_BYTES = 65_536 * FatEntry.SIZE;

  private static final int END = 0;

  private final FatVolume volume;
  private final FatEntry directory;
  private final EntryVisitor visitor;

  private DirectoryScan(FatVolume volume, FatEntry directory, EntryVisitor visitor) {
    this.volume = volume;
    this.directory = directory;
    this.visitor = visitor;
  }

  /** Who looks at entries. */
  interface EntryVisitor {
    /** Whether the entries of a cluster are to be looked at, or the directory ends before it. */
    boolean cluster(long cluster);

    /** Looks at an entry of any kind; whether it wants the next one. */
    boolean entry(Bytes entry) throws IOException;

    /** Is told that some could not be read. */
    void gap();
  }

  /** Shows all entries of a directory, as far as they can be read. */
  static void of(FatVolume volume, FatEntry directory, EntryVisitor visitor) throws IOException {
    DirectoryScan scan = new DirectoryScan(volume, directory, visitor);
    if (isFixed(volume, directory)) {
      scan.read(volume.boot().rootPosition(), volume.boot().rootBytes());
    } else {
      scan.readClusters();
    }
  }

  /** How many bytes a directory takes, used or not. */
  static long size(FatVolume volume, FatEntry directory) throws IOException {
    return isFixed(volume, directory)
        ? volume.boot().rootBytes()
        : chain(volume, directory).length() * volume.boot().clusterBytes();
  }

  /** The root directory of FAT12 and FAT16 has a place of its own. */
  private static boolean isFixed(FatVolume volume, FatEntry directory) {
    return directory.isRoot() && volume.boot().kind() != FatKind.FAT32;
  }

  private static ClusterChain chain(FatVolume volume, FatEntry directory) throws IOException {
    int clusterBytes = volume.boot().clusterBytes();
    return ClusterChain.of(
        volume, directory.firstCluster(), Math.max(1, MOST_BYTES / clusterBytes));
  }

  private void readClusters() throws IOException {
    ClusterChain chain = chain(volume, directory);
    if (chain.length() == 0) {
      throw chain
          .fault()
          .orElseGet(() -> directory.bytes().malformed(26, "the directory has no cluster"));
    }
    long index = 0;
    long cluster = chain.cluster(0);
    while (true) {
      long position = volume.boot().sector(cluster) * volume.boot().sectorBytes();
      if (!visitor.cluster(cluster) || !read(position, volume.boot().clusterBytes())) {
        return;
      }
      index++;
      if (index == chain.length()) {
        break;
      }
      cluster = volume.table().next(cluster);
    }
    String cost = "the rest of directory %d is lost".formatted(directory.number());
    chain.fault().ifPresent(fault -> volume.tell(fault, directory.position(), cost));
    if (chain.fault().isEmpty() && chain.goesOn()) {
      volume.tell(
          directory.position(),
          "directory %d is longer than %d bytes; the rest is not read"
              .formatted(directory.number(), MOST_BYTES));
    }
  }

  /** Reads a part in one go, and sector by sector if that fails; whether more is wanted. */
  private boolean read(long position, int length) throws IOException {
    Bytes entries;
    try {
      entries = volume.directory(position, length);
    } catch (IOException e) {
      return readSectors(position, length, e);
    }
    for (int at = 0; at < length; at += FatEntry.SIZE) {
      Bytes entry = entries.slice("FAT directory entry", at, FatEntry.SIZE);
      if (entry.u8(0) == END || !visitor.entry(entry)) {
        return false;
      }
    }
    return true;
  }

  private boolean readSectors(long position, int length, IOException fault) throws IOException {
    int sector = volume.boot().sectorBytes();
    int there = (int) Math.max(0, Math.min(length, volume.size() - position)) / sector * sector;
    if (length > sector) {
      for (int at = 0; at < there; at += sector) {
        if (!read(position + at, sector)) {
          return false;
        }
      }
    }
    if (length == sector || there < length) {
      String cost = "names in directory %d are lost".formatted(directory.number());
      volume.tell(fault, position + there, cost);
      visitor.gap();
    }
    return true;
  }
}
