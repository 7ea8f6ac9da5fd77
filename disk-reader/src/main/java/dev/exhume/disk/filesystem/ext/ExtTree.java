package dev.exhume.disk.filesystem.ext;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.FileSystemFormat;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.disk.filesystem.FileSystemState;
import dev.exhume.disk.filesystem.ext.journal.Recovery;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.Features;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.disk.filesystem.ext.layout.Superblock;
import dev.exhume.disk.filesystem.inode.InodeFiles;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** A file system of the kind ext2, ext3 or ext4. */
public final class ExtTree implements InodeTree {
  private final String name;
  private final InodeFiles<InodeRecord> files;

  private ExtTree(String name, ExtVolume volume) throws IOException {
    this.name = name;
    long device = Objects.hash(volume.superblock().uuid(), name) & 0x7FFF_FFFFL;
    this.files = new InodeFiles<>(new ExtInodes(volume, device));
  }

  /** What a volume with such a file system says of itself. */
  public static Optional<FileSystemIdentity> identify(ByteSource volume) throws IOException {
    return identity(ExtVolume.superblock(volume));
  }

  /** The same from a copy of the superblock, which stays when something else is made there. */
  public static Optional<FileSystemIdentity> identifyByCopy(ByteSource volume) throws IOException {
    return identity(ExtVolume.copyOfSuperblock(volume));
  }

  /** The same from a copy that has to be searched for. */
  public static Optional<FileSystemIdentity> identifyByHiddenCopy(ByteSource volume)
      throws IOException {
    return identity(ExtVolume.hiddenCopyOfSuperblock(volume));
  }

  private static Optional<FileSystemIdentity> identity(Optional<Superblock> found)
      throws IOException {
    if (found.isEmpty() || found.get().features().isJournalDevice()) {
      return Optional.empty();
    }
    Superblock superblock = found.get();
    return Optional.of(
        new FileSystemIdentity(
            format(superblock.features()),
            superblock.label(),
            superblock.uuid(),
            state(superblock),
            superblock.lastMountedAt()));
  }

  /** Nothing but this one feature tells, and copies of the superblock do not keep it. */
  private static Optional<FileSystemState> state(Superblock superblock) {
    if (superblock.features().needsRecovery()) {
      return Optional.of(FileSystemState.NEEDS_RECOVERY);
    }
    return superblock.isBackup() ? Optional.empty() : Optional.of(FileSystemState.CLEAN);
  }

  private static FileSystemFormat format(Features features) {
    if (features.areThoseOfExt4()) {
      return FileSystemFormat.EXT4;
    }
    return features.hasJournal() ? FileSystemFormat.EXT3 : FileSystemFormat.EXT2;
  }

  /**
   * Opens the file system on a volume, which is left open when the tree is closed. What its journal
   * holds counts, though nothing is written.
   *
   * @param name what the volume is called, for messages
   */
  public static ExtTree open(ByteSource volume, String name, DiskProblems problems)
      throws IOException {
    ExtVolume recovered = Recovery.open(volume, name, problems);
    Superblock superblock = recovered.superblock();
    Features features = superblock.features();
    if (features.isJournalDevice()) {
      throw new UnsupportedFeatureException("%s, the journal of another volume,".formatted(name));
    }
    long position = superblock.bytes().position();
    if (features.unknown() != 0) {
      problems.add(
          name,
          position + 0x60,
          "incompatible features 0x%x are not known; files may be read wrongly"
              .formatted(features.unknown()));
    }
    if (superblock.hasErrors()) {
      problems.add(name, position + 0x3A, "the server itself had noticed damage");
    }
    long size = superblock.geometry().position(superblock.geometry().blocks());
    if (size > volume.size()) {
      problems.add(
          name,
          volume.size(),
          "the file system has %d bytes, its volume only %d".formatted(size, volume.size()));
    }
    return new ExtTree(name, recovered);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Inode root() {
    return files.root();
  }

  /** Does nothing: the volume belongs to whoever opened it, and may be one of many on a disk. */
  @Override
  public void close() {}
}
