package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.FileSystemFormat;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.disk.filesystem.fat.name.ShortName;
import dev.exhume.disk.filesystem.inode.RecentlyUsed;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file system of the kind FAT12, FAT16 or FAT32. */
public final class FatTree implements InodeTree {
  private static final int CACHED_ENTRIES = 1 << 16;

  private final String name;
  private final FatVolume volume;
  private final long device;
  private final FatEntry root;
  private final RecentlyUsed<FatListing> listings =
      new RecentlyUsed<>(CACHED_ENTRIES, listing -> 1 + listing.entries().size());
  private final Map<Long, Long> claims = new HashMap<>();

  private FatTree(String name, FatVolume volume) {
    this.name = name;
    this.volume = volume;
    this.device = Objects.hash(volume.boot().serial(), name) & 0x7FFF_FFFFL;
    this.root = FatEntry.root(volume.boot());
  }

  /** What a volume with such a file system says of itself. */
  public static Optional<FileSystemIdentity> identify(ByteSource volume) {
    try {
      return Optional.of(identity(volume, BootSector.read(volume, 0)));
    } catch (IOException none) {
      // Then it is something else, or so damaged that it does not show what it is.
      return Optional.empty();
    }
  }

  /** The same from the copy of the boot sector that FAT32 has. */
  public static Optional<FileSystemIdentity> identifyByCopy(ByteSource volume) {
    return BootSector.copy(volume).map(boot -> identity(volume, boot));
  }

  private static FileSystemIdentity identity(ByteSource volume, BootSector boot) {
    return new FileSystemIdentity(
        FileSystemFormat.FAT, label(volume).or(boot::label), boot.serial());
  }

  /** The label that the root directory has, which is the one that is shown and changed. */
  private static Optional<String> label(ByteSource source) {
    LabelSearch search = new LabelSearch();
    try {
      FatVolume volume = FatVolume.open(source, "", new DiskProblems());
      DirectoryScan.of(volume, FatEntry.root(volume.boot()), search);
    } catch (IOException unreadable) {
      // Then there is the one of the boot sector.
      return Optional.empty();
    }
    return search.label;
  }

  /**
   * Opens the file system on a volume, which is left open when the tree is closed.
   *
   * @param name what the volume is called, for messages
   */
  public static FatTree open(ByteSource source, String name, DiskProblems problems)
      throws IOException {
    FatVolume volume = FatVolume.open(source, name, problems);
    long size = volume.boot().sectors() * volume.boot().sectorBytes();
    if (size > source.size()) {
      problems.add(
          name,
          source.size(),
          "the file system has %d bytes, its volume only %d".formatted(size, source.size()));
    }
    return new FatTree(name, volume);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Inode root() {
    return new FatInode(this, root);
  }

  FatVolume volume() {
    return volume;
  }

  /** What tells its files from those of other file systems. */
  long device() {
    return device;
  }

  /** All entries of a directory. */
  FatListing listing(FatEntry directory) throws IOException {
    Optional<FatListing> cached = listings.get(directory.number());
    if (cached.isPresent()) {
      return cached.get();
    }
    EntryCollector collector = new EntryCollector(this, directory);
    DirectoryScan.of(volume, directory, collector);
    FatListing listing = collector.listing();
    listings.put(directory.number(), listing);
    return listing;
  }

  /**
   * Notes whose a cluster is: each of a directory, the first of a file; whether it is not another
   * one's. Else a directory that damage or a forger put into itself would make a tree without an
   * end.
   */
  boolean claim(long cluster, FatEntry entry) {
    long owner;
    synchronized (claims) {
      owner = claims.merge(cluster, entry.number(), (first, again) -> first);
    }
    if (owner != entry.number()) {
      volume.tell(
          entry.position(),
          "file %d has cluster 0x%x, as file %d does: one of them has the other's bytes"
              .formatted(entry.number(), cluster, owner));
    }
    return owner == entry.number();
  }

  /** Does nothing: the volume belongs to whoever opened it, and may be one of many on a disk. */
  @Override
  public void close() {}

  /** Finds the entry of the volume's label. */
  private static final class LabelSearch implements DirectoryScan.EntryVisitor {
    private Optional<String> label = Optional.empty();

    @Override
    public boolean cluster(long cluster) {
      return true;
    }

    @Override
    public boolean entry(Bytes bytes) throws IOException {
      FatEntry entry = new FatEntry(bytes, FatKind.FAT32);
      int kinds = FatEntry.VOLUME_LABEL | FatEntry.DIRECTORY;
      boolean isLabel =
          (entry.attributes() & kinds) == FatEntry.VOLUME_LABEL
              && (entry.attributes() & FatEntry.LONG_NAME) != FatEntry.LONG_NAME
              && bytes.u8(0) != 0xE5;
      if (isLabel) {
        label = ShortName.label(entry.shortName());
      }
      return !isLabel;
    }

    @Override
    public void gap() {
      // It may be further on.
    }
  }
}
