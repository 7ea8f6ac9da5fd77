package dev.exhume.disk.filesystem.xfs.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.EntryName;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixNames;

/** Takes the entries of a directory, and hands on those that can be. */
final class EntrySink {
  private static final FileType[] TYPES = {
    FileType.UNKNOWN,
    FileType.REGULAR,
    FileType.DIRECTORY,
    FileType.CHARACTER_DEVICE,
    FileType.BLOCK_DEVICE,
    FileType.FIFO,
    FileType.SOCKET,
    FileType.SYMBOLIC_LINK,
    // What overlayfs leaves where a file was removed.
    FileType.CHARACTER_DEVICE
  };

  private final XfsVolume volume;
  private final long directory;
  private final EntryVisitor visitor;

  EntrySink(XfsVolume volume, long directory, EntryVisitor visitor) {
    this.volume = volume;
    this.directory = directory;
    this.visitor = visitor;
  }

  /** The length of the type of an entry: 0 where entries have none. */
  int typeSize() {
    return volume.superblock().features().hasFileTypes() ? 1 : 0;
  }

  /**
   * Takes an entry at a place.
   *
   * @return whether the visitor wants to go on
   */
  boolean entry(Bytes area, int offset, byte[] raw, long inode, int type)
      throws MalformedDataException {
    if (raw.length == 0) {
      lost(area, offset, "name has no bytes");
      return true;
    }
    String name = UnixNames.decode(raw);
    if (name.equals(".") && inode != directory) {
      throw area.malformed(offset, "these are names in directory %d".formatted(inode));
    }
    if (!volume.isFile(inode)) {
      lost(area, offset, "'%s' is inode %d, which is no file's".formatted(name, inode));
      return true;
    }
    if (!EntryName.isLegal(name)) {
      name = EntryName.legal(name);
      volume.tell(
          area.malformed(offset, "a slash or a NUL is in the name"),
          "it is called '%s' instead".formatted(name));
    }
    return visitor.entry(name, inode, type < TYPES.length ? TYPES[type] : FileType.UNKNOWN);
  }

  private void lost(Bytes area, int offset, String fault) {
    volume.tell(
        area.malformed(offset, fault), "a name in directory %d is lost".formatted(directory));
  }
}
