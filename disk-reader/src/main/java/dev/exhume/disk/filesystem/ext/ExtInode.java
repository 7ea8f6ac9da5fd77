package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.filesystem.ext.content.FileData;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file as a directory names it; its inode is read when it is asked for. */
final class ExtInode implements Inode {
  private final ExtTree tree;
  private final long number;
  private volatile FileType knownType;
  private final long foundIn;
  private final boolean isFirstName;

  /**
   * @param knownType what the directory says, {@link FileType#UNKNOWN} if it does not
   * @param foundIn the directory that names it
   * @param isFirstName whether no other name before this one is for the same directory
   */
  ExtInode(ExtTree tree, long number, FileType knownType, long foundIn, boolean isFirstName) {
    this.tree = tree;
    this.number = number;
    this.knownType = knownType;
    this.foundIn = foundIn;
    this.isFirstName = isFirstName;
  }

  static ExtInode root(ExtTree tree) {
    return new ExtInode(tree, ExtTree.ROOT, FileType.DIRECTORY, 0, true);
  }

  boolean isRoot() {
    return foundIn == 0;
  }

  long number() {
    return number;
  }

  long foundIn() {
    return foundIn;
  }

  boolean isFirstName() {
    return isFirstName;
  }

  @Override
  public FileType type() throws IOException {
    FileType known = knownType;
    return known == FileType.UNKNOWN ? record().type() : known;
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    InodeRecord inode = record();
    FileType type = inode.type();
    boolean isDevice = type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
    return new UnixAttributes(
        tree.device(),
        number,
        inode.mode(),
        inode.uid(),
        inode.gid(),
        inode.links(),
        inode.size(),
        isDevice ? DeviceNumber.read(inode.block()) : 0,
        inode.accessTime(),
        inode.modificationTime(),
        inode.changeTime());
  }

  /** The inode, which has to be in use. It is believed more than a directory that contradicts. */
  private InodeRecord record() throws IOException {
    InodeRecord inode = tree.volume().inode(number);
    FileType type = inode.type();
    if (type == FileType.UNKNOWN) {
      throw inode
          .bytes()
          .malformed(
              0, "mode of inode %d is 0%o, which is no type".formatted(number, inode.mode()));
    }
    if (inode.links() == 0) {
      throw inode
          .bytes()
          .malformed(0x1A, "inode %d has no links: it was deleted".formatted(number));
    }
    FileType known = knownType;
    if (known != type) {
      if (known != FileType.UNKNOWN) {
        tree.volume()
            .tell(
                inode.bytes().position(),
                "inode %d is %s, though directory %d says it is %s"
                    .formatted(number, type.description(), foundIn, known.description()));
      }
      knownType = type;
    }
    return inode;
  }

  /** The inode, which has to be of that type. */
  private InodeRecord record(FileType wanted) throws IOException {
    InodeRecord inode = record();
    if (inode.type() != wanted) {
      throw inode
          .bytes()
          .malformed(
              0,
              "inode %d is %s, not %s"
                  .formatted(number, inode.type().description(), wanted.description()));
    }
    return inode;
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    Listing listing = tree.directories().listing(record(FileType.DIRECTORY));
    return tree.places().isPlace(this, listing.parent()) ? listing.entries() : List.of();
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    Listing listing = tree.directories().listing(record(FileType.DIRECTORY), name);
    return tree.places().isPlace(this, listing.parent()) ? listing.find(name) : Optional.empty();
  }

  @Override
  public String linkTarget() throws IOException {
    return LinkTarget.read(tree.volume(), record(FileType.SYMBOLIC_LINK));
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return FileData.open(tree.volume(), record(FileType.REGULAR));
  }

  @Override
  public Map<String, byte[]> extendedAttributes() throws IOException {
    return tree.extendedAttributes().of(record());
  }
}
