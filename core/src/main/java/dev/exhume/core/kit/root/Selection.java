package dev.exhume.core.kit.root;

import java.io.IOException;
import java.nio.file.Path;

/** What of a root an archive is to hold, where it is not to hold all. */
public interface Selection {
  /**
   * How much of a file or directory goes in.
   *
   * @param isDirectory whether it is one, and no link to one
   */
  Share of(Path file, boolean isDirectory) throws IOException;

  /** How much of a file. */
  enum Share {
    /** All of it; of a directory, itself, and what is in it is asked for in turn. */
    WHOLE,
    /** Not the directory itself, but what is in it is asked for in turn. */
    CONTENT,
    /** Nothing, with all that is in it. */
    NOTHING
  }
}
