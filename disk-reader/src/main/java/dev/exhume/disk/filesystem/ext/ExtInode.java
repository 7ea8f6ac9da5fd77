package dev.exhume.disk.filesystem.ext;

import dev.exhume.binary.MalformedDataException;
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

  long foundIn() {
    return foundIn;
  }

  boolean isFirstName() {
    return isFirstName;
  }

  @Override
  public FileType type() throws IOException {
    FileType known = knownType;
    return known == FileType.UNKNOWN ? reading(InodeRecord::type) : known;
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    return reading(this::attributes);
  }

  private UnixAttributes attributes(InodeRecord inode) throws IOException {
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

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.DIRECTORY);
          Listing listing = tree.directories().listing(inode);
          return tree.places().isPlace(this, inode, listing.parent())
              ? listing.entries()
              : List.of();
        });
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.DIRECTORY);
          Listing listing = tree.directories().listing(inode, name);
          return tree.places().isPlace(this, inode, listing.parent())
              ? listing.find(name)
              : Optional.empty();
        });
  }

  @Override
  public String linkTarget() throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.SYMBOLIC_LINK);
          return LinkTarget.read(tree.volume(), inode);
        });
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.REGULAR);
          return FileData.open(tree.volume(), inode);
        });
  }

  @Override
  public Map<String, byte[]> extendedAttributes() throws IOException {
    return reading(tree.extendedAttributes()::of);
  }

  /** Asks the inode, and tells when it cannot answer. */
  private <T> T reading(Question<T> question) throws IOException {
    long position = 0;
    try {
      InodeRecord inode = tree.volume().inode(number);
      position = inode.bytes().position();
      requireUse(inode);
      noteType(inode);
      return question.ask(inode);
    } catch (IOException e) {
      tree.volume()
          .tell(e, position, "inode %d in directory %d cannot be read".formatted(number, foundIn));
      throw e;
    }
  }

  private void requireUse(InodeRecord inode) throws MalformedDataException {
    if (inode.type() == FileType.UNKNOWN) {
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
  }

  /** The inode is believed more than a directory that contradicts it. */
  private void noteType(InodeRecord inode) throws MalformedDataException {
    FileType known = knownType;
    FileType type = inode.type();
    if (known != type && known != FileType.UNKNOWN) {
      tree.volume()
          .tell(
              inode.bytes().position(),
              "inode %d is %s, though directory %d says it is %s"
                  .formatted(number, type.description(), foundIn, known.description()));
    }
    knownType = type;
  }

  private void require(InodeRecord inode, FileType wanted) throws MalformedDataException {
    if (inode.type() != wanted) {
      throw inode
          .bytes()
          .malformed(
              0,
              "inode %d is %s, not %s"
                  .formatted(number, inode.type().description(), wanted.description()));
    }
  }

  /** Something to ask an inode. */
  private interface Question<T> {
    T ask(InodeRecord inode) throws IOException;
  }
}
