package dev.exhume.disk.filesystem.inode;

import dev.exhume.binary.MalformedDataException;
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
final class NumberedInode<R extends StoredInode> implements Inode {
  private final InodeFiles<R> files;
  private final long number;
  private volatile FileType knownType;
  private final long foundIn;
  private final boolean isFirstName;

  /**
   * @param knownType what the directory says, {@link FileType#UNKNOWN} if it does not
   * @param foundIn the directory that names it
   * @param isFirstName whether no other name before this one is for the same directory
   */
  NumberedInode(
      InodeFiles<R> files, long number, FileType knownType, long foundIn, boolean isFirstName) {
    this.files = files;
    this.number = number;
    this.knownType = knownType;
    this.foundIn = foundIn;
    this.isFirstName = isFirstName;
  }

  static <R extends StoredInode> NumberedInode<R> root(InodeFiles<R> files) {
    return new NumberedInode<>(files, files.store().root(), FileType.DIRECTORY, 0, true);
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
    return known == FileType.UNKNOWN ? reading(StoredInode::type) : known;
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    return reading(files.store()::attributes);
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.DIRECTORY);
          Listing listing = files.directories().listing(inode);
          return files.places().isPlace(this, inode, listing.parent())
              ? listing.entries()
              : List.of();
        });
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.DIRECTORY);
          Listing listing = files.directories().listing(inode, name);
          return files.places().isPlace(this, inode, listing.parent())
              ? listing.find(name)
              : Optional.empty();
        });
  }

  @Override
  public String linkTarget() throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.SYMBOLIC_LINK);
          return files.store().linkTarget(inode);
        });
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return reading(
        inode -> {
          require(inode, FileType.REGULAR);
          return files.store().open(inode);
        });
  }

  @Override
  public Map<String, byte[]> extendedAttributes() throws IOException {
    return reading(files.store()::extendedAttributes);
  }

  /** Asks the inode, and tells when it cannot answer. */
  private <T> T reading(Question<R, T> question) throws IOException {
    long position = 0;
    try {
      R inode = files.store().inode(number);
      position = inode.bytes().position();
      requireUse(inode);
      noteType(inode);
      return question.ask(inode);
    } catch (IOException e) {
      files
          .store()
          .tell(e, position, "inode %d in directory %d cannot be read".formatted(number, foundIn));
      throw e;
    }
  }

  private void requireUse(StoredInode inode) throws MalformedDataException {
    if (inode.type() == FileType.UNKNOWN) {
      throw inode
          .bytes()
          .malformed(
              0, "mode of inode %d is 0%o, which is no type".formatted(number, inode.mode()));
    }
    if (inode.links() == 0) {
      throw inode.bytes().malformed(0, "inode %d has no links: it was deleted".formatted(number));
    }
  }

  /** The inode is believed more than a directory that contradicts it. */
  private void noteType(StoredInode inode) throws MalformedDataException {
    FileType known = knownType;
    FileType type = inode.type();
    if (known != type && known != FileType.UNKNOWN) {
      files
          .store()
          .tell(
              inode.bytes().position(),
              "inode %d is %s, though directory %d says it is %s"
                  .formatted(number, type.description(), foundIn, known.description()));
    }
    knownType = type;
  }

  private void require(StoredInode inode, FileType wanted) throws MalformedDataException {
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
  private interface Question<R, T> {
    T ask(R inode) throws IOException;
  }
}
