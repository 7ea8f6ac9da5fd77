package dev.exhume.core.analysis.upstream;

import dev.exhume.core.analysis.files.FileRights;
import dev.exhume.core.analysis.files.FileWatch;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files that are called like an archive of Java, picked out of a walk over the whole server.
 */
public final class JavaArchiveFiles implements FileWatch {
  private static final Set<String> EXTENSIONS = Set.of("jar", "war", "ear", "sar", "hpi", "jpi");

  /** More than any server has; who names files so on purpose shall not fill the memory. */
  private static final int MAX_FILES = 20_000;

  private final List<Path> found = new ArrayList<>();

  /** Starts with none. */
  public JavaArchiveFiles() {}

  @Override
  public void file(Path file, BasicFileAttributes attributes, FileRights rights) {
    add(file);
  }

  /** Takes note of a file if it is called so. */
  void add(Path file) {
    if (isArchive(file.getFileName().toString()) && found.size() < MAX_FILES) {
      found.add(file);
    }
  }

  static boolean isArchive(String name) {
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** All of them, by path. */
  List<Path> files() {
    return found.stream().sorted().toList();
  }
}
