package dev.exhume.disk.filesystem.xfs;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.FileSystemFormat;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.disk.filesystem.FileSystemState;
import dev.exhume.disk.filesystem.inode.InodeFiles;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsFeatures;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.disk.filesystem.xfs.log.XfsLog;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** An XFS of version 4 or 5. */
public final class XfsTree implements InodeTree {
  private final String name;
  private final InodeFiles<InodeRecord> files;

  private XfsTree(String name, XfsVolume volume) throws IOException {
    this.name = name;
    long device = Objects.hash(volume.superblock().uuid(), name) & 0x7FFF_FFFFL;
    this.files = new InodeFiles<>(new XfsInodes(volume, RootDirectory.find(volume), device));
  }

  /** What a volume with such a file system says of itself. */
  public static Optional<FileSystemIdentity> identify(ByteSource volume) throws IOException {
    return identity(volume, XfsVolume.superblock(volume));
  }

  /** The same from a copy of the superblock, which stays when something else is made there. */
  public static Optional<FileSystemIdentity> identifyByCopy(ByteSource volume) throws IOException {
    return identity(volume, XfsVolume.copyOfSuperblock(volume));
  }

  /** The same from a copy that has to be searched for. */
  public static Optional<FileSystemIdentity> identifyByHiddenCopy(ByteSource volume)
      throws IOException {
    return identity(volume, XfsVolume.hiddenCopyOfSuperblock(volume));
  }

  private static Optional<FileSystemIdentity> identity(
      ByteSource volume, Optional<XfsSuperblock> found) throws IOException {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    XfsSuperblock superblock = found.get();
    return Optional.of(
        new FileSystemIdentity(
            FileSystemFormat.XFS,
            superblock.label(),
            superblock.uuid(),
            state(volume, superblock)));
  }

  private static Optional<FileSystemState> state(ByteSource volume, XfsSuperblock superblock) {
    try {
      boolean isClean = XfsLog.isClean(volume, superblock);
      return Optional.of(isClean ? FileSystemState.CLEAN : FileSystemState.NEEDS_RECOVERY);
    } catch (IOException unreadable) {
      // Why is told when the file system is opened.
      return Optional.empty();
    }
  }

  /**
   * Opens the file system on a volume, which is left open when the tree is closed.
   *
   * @param name what the volume is called, for messages
   */
  public static XfsTree open(ByteSource volume, String name, DiskProblems problems)
      throws IOException {
    XfsSuperblock superblock = XfsVolume.superblock(volume, name, problems);
    return openAsItIs(XfsLog.replay(volume, superblock, name, problems), name, problems);
  }

  /** The same without a look at the log. */
  static XfsTree openAsItIs(ByteSource volume, String name, DiskProblems problems)
      throws IOException {
    XfsSuperblock superblock = XfsVolume.superblock(volume, name, problems);
    XfsVolume opened = new XfsVolume(volume, name, problems, superblock);
    tellDoubts(opened);
    return new XfsTree(name, opened);
  }

  private static void tellDoubts(XfsVolume volume) throws IOException {
    XfsSuperblock superblock = volume.superblock();
    XfsFeatures features = superblock.features();
    long position = superblock.bytes().position();
    if (!features.hasSecondDirectories()) {
      throw new UnsupportedFeatureException("XFS with directories of early IRIX");
    }
    if (features.unknown() != 0) {
      volume.tell(
          position + 216,
          "incompatible features 0x%x are not known; files may be read wrongly"
              .formatted(features.unknown()));
    }
    if (features.needsRepair()) {
      volume.tell(position + 216, "the server's own kernel would have wanted a repair first");
    }
    long size = volume.geometry().size();
    if (size > volume.size()) {
      volume.tell(
          volume.size(),
          "the file system has %d bytes, its volume only %d".formatted(size, volume.size()));
    }
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
