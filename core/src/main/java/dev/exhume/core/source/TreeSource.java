package dev.exhume.core.source;

import dev.exhume.core.profile.Problem;
import dev.exhume.filesystem.InodeTree;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A directory or an archive, which holds one tree of files and nothing else. */
public final class TreeSource implements RootSource {
  private final String kind;
  private final Path location;
  private final FileSystem files;
  private final Supplier<List<Problem>> problems;

  private TreeSource(
      String kind, Path location, FileSystem files, Supplier<List<Problem>> problems) {
    this.kind = kind;
    this.location = location;
    this.files = files;
    this.problems = problems;
  }

  /**
   * Serves a tree, which is closed with the source.
   *
   * @param problems what went wrong with it so far
   */
  public static TreeSource of(
      String kind, Path location, InodeTree tree, Supplier<List<Problem>> problems)
      throws IOException {
    return new TreeSource(kind, location, UnixFileSystem.of(tree), problems);
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public FileSystem files() {
    return files;
  }

  @Override
  public List<Path> evidence() {
    return List.of(location);
  }

  @Override
  public List<Problem> problems() {
    return problems.get();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
