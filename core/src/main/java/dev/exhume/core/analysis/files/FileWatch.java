package dev.exhume.core.analysis.files;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Sees what the survey comes to on its way, so that nobody else has to walk over all files. */
public interface FileWatch {
  /** Sees nothing. */
  FileWatch NONE = new FileWatch() {};

  /** A regular file. */
  default void file(Path file, BasicFileAttributes attributes, FileRights rights) {}

  /** A directory, before what is in it. */
  default void directory(Path directory, FileRights rights) {}

  /** Two that see the same. */
  static FileWatch both(FileWatch one, FileWatch other) {
    return new FileWatch() {
      @Override
      public void file(Path file, BasicFileAttributes attributes, FileRights rights) {
        one.file(file, attributes, rights);
        other.file(file, attributes, rights);
      }

      @Override
      public void directory(Path directory, FileRights rights) {
        one.directory(directory, rights);
        other.directory(directory, rights);
      }
    };
  }
}
