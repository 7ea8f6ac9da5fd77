package dev.exhume.core.source.tar.index;

import dev.exhume.filesystem.FileType;
import java.io.IOException;

/**
 * What is known of each file without looking into the archive, in a record of 24 bytes.
 *
 * <pre>
 * 0   8  where the archive describes the file, or {@link TreeIndex#NOWHERE}
 * 8   4  of a directory: its first name; of a hard link: the file that it turned out to name
 * 12  4  how many names the file has; of a directory as lstat counts them
 * 16  1  its type, or how far it is known what a hard link names
 * 20  4  of a hard link: the next one
 * </pre>
 */
final class FileTable {
  private static final int LENGTH = 24;
  private static final int CONTENT = 8;
  private static final int LINKS = 12;
  private static final int KIND = 16;
  private static final int NEXT_LINK = 20;

  /** Of a {@code st_mode}: what is below the type. */
  private static final int MODE_SHIFT = 12;

  private final PagedBytes bytes;

  FileTable(PagedBytes bytes) {
    this.bytes = bytes;
  }

  long add(FileType type, long description) throws IOException {
    return add(type.bits() >> MODE_SHIFT, description);
  }

  long addLink(long description) throws IOException {
    return add(LinkState.WAITING.code(), description);
  }

  private long add(int kind, long description) throws IOException {
    long file = bytes.allocate(LENGTH);
    bytes.putLong(file, description);
    bytes.putByte(file + KIND, kind);
    return file;
  }

  long description(long file) throws IOException {
    return bytes.getLong(file);
  }

  void setDescription(long file, long description) throws IOException {
    bytes.putLong(file, description);
  }

  boolean isLink(long file) throws IOException {
    return bytes.getByte(file + KIND) >= LinkState.WAITING.code();
  }

  FileType type(long file) throws IOException {
    return isLink(file) ? FileType.UNKNOWN : FileType.of(bytes.getByte(file + KIND) << MODE_SHIFT);
  }

  LinkState state(long link) throws IOException {
    return LinkState.of(bytes.getByte(link + KIND));
  }

  void setState(long link, LinkState state) throws IOException {
    bytes.putByte(link + KIND, state.code());
  }

  int links(long file) throws IOException {
    return bytes.getInt(file + LINKS);
  }

  void addLinks(long file, int count) throws IOException {
    bytes.putInt(file + LINKS, links(file) + count);
  }

  /** Where it stands which name is the first of a directory. */
  static long firstName(long directory) {
    return directory + CONTENT;
  }

  long linked(long link) throws IOException {
    return Reference.get(bytes, link + CONTENT);
  }

  void setLinked(long link, long file) throws IOException {
    Reference.put(bytes, link + CONTENT, file);
  }

  long nextLink(long link) throws IOException {
    return Reference.get(bytes, link + NEXT_LINK);
  }

  void setNextLink(long link, long next) throws IOException {
    Reference.put(bytes, link + NEXT_LINK, next);
  }
}
