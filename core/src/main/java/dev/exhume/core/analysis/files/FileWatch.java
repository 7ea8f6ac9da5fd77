package dev.exhume.core.analysis.files;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Sees what the survey comes to on its way, so that nobody else has to walk over all files. */
public interface FileWatch {
  /** Sees nothing. */
  FileWatch NONE = new FileWatch() {};

  /** A regular file. */
  default void file(Path file, BasicFileAttributes attributes, FileRights rights) {}

  /** A directory, before what is in it. */
  default void directory(Path directory, FileRights rights) {}

  /** Several that see the same. */
  static FileWatch all(FileWatch... watches) {
    List<FileWatch> all = List.of(watches);
    return new FileWatch() {
      @Override
      public void file(Path file, BasicFileAttributes attributes, FileRights rights) {
        all.forEach(watch -> watch.file(file, attributes, rights));
      }

      @Override
      public void directory(Path directory, FileRights rights) {
        all.forEach(watch -> watch.directory(directory, rights));
      }
    };
  }
}
