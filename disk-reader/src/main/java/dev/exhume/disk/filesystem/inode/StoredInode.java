package dev.exhume.disk.filesystem.inode;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.filesystem.FileType;

/** An inode as it is on a volume. */
public interface StoredInode {
  long number();

  Bytes bytes();

  int mode() throws MalformedDataException;

  int links() throws MalformedDataException;

  /** The length of the file in bytes, never negative. */
  long size() throws MalformedDataException;

  /** The type of the file, as its mode tells. */
  default FileType type() throws MalformedDataException {
    return FileType.of(mode());
  }
}
