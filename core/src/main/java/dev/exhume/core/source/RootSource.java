package dev.exhume.core.source;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import java.io.Closeable;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files below one {@code /} come from. */
public interface RootSource extends Closeable {
  /** The kind of source, as the profile names it: {@code directory}. */
  String kind();

  /** The files; closed with the source. */
  FileSystem files();

  /** The files and directories of this host that are read, and must not be written to. */
  List<Path> evidence();

  /** What went wrong so far; damage of single files is found on reading. */
  List<Problem> problems();

  /**
   * The mounts of the server, as far as this source has them.
   *
   * @param mounts with what their directories alone tell
   */
  default List<Mount> mounted(List<Mount> mounts) {
    return mounts;
  }

  /**
   * What is there, but in no place of the server's files.
   *
   * @param mounts what the server mounted where
   */
  default List<Problem> leftOver(List<Mount> mounts) {
    return List.of();
  }

  /**
   * The source as the profile has it.
   *
   * @param location as the user gave it
   * @param mounts what the server mounted where
   */
  default Source describe(String location, List<Mount> mounts) {
    return new Source(kind(), location, Optional.empty(), List.of(), List.of(), mounts);
  }
}
