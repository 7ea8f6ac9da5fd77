package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of any type.
 *
 * <p>Names and link targets are the strings that {@link UnixNames} makes of the bytes on disk. A
 * method is called only on the types of file that it is for. A {@link
 * java.nio.file.FileSystemException} needs to give a reason only: the path is filled in above.
 */
public interface Inode {
  /** What {@code lstat} tells. */
  UnixAttributes attributes() throws IOException;

  /** The file's type, where it can be told for less than all attributes. */
  default FileType type() throws IOException {
    return attributes().type();
  }

  /** A directory's entries without {@code .} and {@code ..}, in any order. */
  List<DirectoryEntry> entries() throws IOException;

  /** The entry of that name, if this is a directory that has it. */
  default Optional<Inode> child(String name) throws IOException {
    for (DirectoryEntry entry : entries()) {
      if (entry.name().equals(name)) {
        return Optional.of(entry.inode());
      }
    }
    return Optional.empty();
  }

  /** A symbolic link's target as it is stored. */
  String linkTarget() throws IOException;

  /** A regular file's bytes, opened for reading; every call gives a channel of its own. */
  SeekableByteChannel open() throws IOException;

  /** Extended attributes by full name: {@code user.comment}, {@code security.capability}. */
  Map<String, byte[]> extendedAttributes() throws IOException;
}
