package dev.exhume.disk.filesystem;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.ext.ExtTree;
import dev.exhume.disk.filesystem.fat.FatTree;
import dev.exhume.disk.filesystem.xfs.XfsTree;
import dev.exhume.filesystem.InodeTree;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.util.List;
import java.util.Optional;

/** The file system on a volume, for reading only. */
public final class DiskFileSystem implements Closeable {
  private final FileSystemIdentity identity;
  private final InodeTree tree;
  private final FileSystem files;
  private final DiskProblems problems;

  private DiskFileSystem(FileSystemIdentity identity, InodeTree tree, DiskProblems problems)
      throws IOException {
    this.identity = identity;
    this.tree = tree;
    this.files = UnixFileSystem.of(tree);
    this.problems = problems;
  }

  /** Which file system is on a volume, if any is known. */
  public static Optional<FileSystemIdentity> identify(ByteSource volume) throws IOException {
    return Recognition.identify(volume);
  }

  /**
   * Opens the file system on a volume, which stays open when the file system is closed.
   *
   * @param name what the volume is called, for messages: {@code /dev/sda1}
   * @throws UnsupportedFeatureException for a file system that is recognised but not read
   */
  public static DiskFileSystem open(ByteSource volume, String name) throws IOException {
    FileSystemIdentity identity =
        Recognition.identifyAtAnyCost(volume)
            .orElseThrow(() -> new IOException(name + ": no file system that is known"));
    DiskProblems problems = new DiskProblems();
    return new DiskFileSystem(identity, tree(identity.format(), volume, name, problems), problems);
  }

  private static InodeTree tree(
      FileSystemFormat format, ByteSource volume, String name, DiskProblems problems)
      throws IOException {
    return switch (format) {
      case EXT2, EXT3, EXT4 -> ExtTree.open(volume, name, problems);
      case XFS -> XfsTree.open(volume, name, problems);
      case FAT -> FatTree.open(volume, name, problems);
      case REISERFS, JFS, BTRFS ->
          throw new UnsupportedFeatureException("%s on %s".formatted(format.label(), name));
    };
  }

  /** What the file system says of itself. */
  public FileSystemIdentity identity() {
    return identity;
  }

  /** The files, whose {@code /} is the root of this file system. */
  public FileSystem files() {
    return files;
  }

  /** The same as inodes, for whoever puts several file systems together. */
  public InodeTree tree() {
    return tree;
  }

  /** What could not be read so far. */
  public List<DiskProblem> problems() {
    return problems.sorted();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
