package dev.exhume.core.source.tar.index;

import dev.exhume.filesystem.FileType;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * The names of a tree and the files that they name, which are known by numbers.
 *
 * <p>A file's description is a place in the archive, and none of this class' business. Safe for use
 * by several threads.
 */
public final class TreeIndex implements Closeable {
  /** The number of no file. */
  public static final long NONE = 0;

  /** The description of a directory that the archive implies only. */
  public static final long NOWHERE = -1;

  /** With the 16 MiB of these and what a walk needs, a JVM stays far below 256 MiB. */
  private static final int PAGES_IN_MEMORY = 256;

  private static final int NAMES_OF_ROOT = 2;

  private final PagedBytes bytes;
  private final FileTable files;
  private final NameTrees names;
  private final long root;
  private long firstLink = NONE;
  private long lastLink = NONE;

  private TreeIndex(PagedBytes bytes) throws IOException {
    this.bytes = bytes;
    this.files = new FileTable(bytes);
    this.names = new NameTrees(bytes);
    // Or a file would have the number of none.
    bytes.allocate(Long.BYTES);
    this.root = files.add(FileType.DIRECTORY, NOWHERE);
    files.addLinks(root, NAMES_OF_ROOT);
  }

  /** A tree of an empty root. */
  public static TreeIndex create() throws IOException {
    return create(PAGES_IN_MEMORY);
  }

  static TreeIndex create(int pagesInMemory) throws IOException {
    return new TreeIndex(new PagedBytes(pagesInMemory));
  }

  public long root() {
    return root;
  }

  /** Adds a file that has no name yet. */
  public synchronized long addFile(FileType type, long description) throws IOException {
    return files.add(type, description);
  }

  /** Adds a hard link that has no name yet, and whose file is not known yet. */
  public synchronized long addLink(long description) throws IOException {
    long link = files.addLink(description);
    if (lastLink == NONE) {
      firstLink = link;
    } else {
      files.setNextLink(lastLink, link);
    }
    lastLink = link;
    return link;
  }

  /** Names a file; what had the name before has it no more. */
  public synchronized void put(long directory, byte[] name, long file) throws IOException {
    long tree = FileTable.firstName(directory);
    long known = names.find(tree, name);
    if (known == NONE) {
      names.add(tree, name, file);
    } else {
      countName(directory, names.file(known), -1);
      names.setFile(known, file);
    }
    countName(directory, file, 1);
  }

  private void countName(long directory, long file, int count) throws IOException {
    boolean isDirectory = files.type(file) == FileType.DIRECTORY;
    files.addLinks(file, isDirectory ? 2 * count : count);
    if (isDirectory) {
      files.addLinks(directory, count);
    }
  }

  /** The file of that name; a hard link is what it is known to name, itself, or none. */
  public synchronized long find(long directory, byte[] name) throws IOException {
    long known = names.find(FileTable.firstName(directory), name);
    return known == NONE ? NONE : followed(names.file(known));
  }

  private long followed(long file) throws IOException {
    return files.isLink(file) && files.state(file) == LinkState.KNOWN ? files.linked(file) : file;
  }

  /**
   * The names in a directory, in the order of their bytes.
   *
   * @return what throws an {@link UncheckedIOException} when it cannot go on
   */
  public Iterator<NamedFile> names(long directory) throws IOException {
    return new NamesInOrder(this, FileTable.firstName(directory));
  }

  synchronized long topmost(long tree) throws IOException {
    return Reference.get(bytes, tree);
  }

  synchronized long before(long name) throws IOException {
    return names.before(name);
  }

  synchronized long after(long name) throws IOException {
    return names.after(name);
  }

  synchronized NamedFile named(long name) throws IOException {
    return new NamedFile(names.bytes(name), followed(names.file(name)));
  }

  /** Whether the file is a hard link, which is not known to name another file. */
  public synchronized boolean isLink(long file) throws IOException {
    return files.isLink(file);
  }

  public synchronized FileType type(long file) throws IOException {
    return files.type(file);
  }

  public synchronized long description(long file) throws IOException {
    return files.description(file);
  }

  /** Has a directory described somewhere else. */
  public synchronized void describe(long directory, long description) throws IOException {
    files.setDescription(directory, description);
  }

  /** {@code st_nlink}. */
  public synchronized int links(long file) throws IOException {
    return files.links(file);
  }

  public synchronized boolean isEmpty(long directory) throws IOException {
    return Reference.get(bytes, FileTable.firstName(directory)) == NONE;
  }

  /**
   * Finds out what the hard links name that were added without their file.
   *
   * @param lost is told of each link that has a name but no file
   */
  public synchronized void settleLinks(LinkTarget target, LostLink lost) throws IOException {
    new LinkSettlement(files, target).settle(firstLink);
    for (long link = firstLink; link != NONE; link = files.nextLink(link)) {
      if (files.linked(link) != NONE) {
        files.addLinks(files.linked(link), files.links(link));
      } else if (files.links(link) > 0) {
        lost.tell(files.description(link));
      }
    }
  }

  /** What is at the place to which a hard link points. */
  @FunctionalInterface
  public interface LinkTarget {
    /** The file there, which may be another link, or {@link #NONE}. */
    long of(long description) throws IOException;
  }

  /** Learns of a hard link without a file. */
  @FunctionalInterface
  public interface LostLink {
    void tell(long description) throws IOException;
  }

  @Override
  public synchronized void close() throws IOException {
    bytes.close();
  }
}
