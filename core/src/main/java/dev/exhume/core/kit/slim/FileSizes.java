package dev.exhume.core.kit.slim;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** How much space files free, when a file with several names frees it with the last of them. */
final class FileSizes {
  private static final String ATTRIBUTES = "unix:mode,size,nlink,fileKey";

  private final Path root;
  private final Problems problems;
  private final Map<Object, Long> taken = new HashMap<>();

  FileSizes(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /**
   * Takes a file.
   *
   * @return what it frees; empty if there is no regular file or link of this name
   */
  OptionalLong take(String path) {
    Optional<Path> file = ServerPath.of(root, path);
    if (file.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      Map<String, Object> found =
          Files.readAttributes(file.get(), ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return switch (FileType.of((int) number(found, "mode"))) {
        case REGULAR -> OptionalLong.of(freed(found));
        case SYMBOLIC_LINK -> OptionalLong.of(0);
        default -> OptionalLong.empty();
      };
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return OptionalLong.empty();
    } catch (IOException e) {
      problems.unreadable(file.get(), e);
      return OptionalLong.empty();
    }
  }

  private long freed(Map<String, Object> found) {
    long links = number(found, "nlink");
    Object key = found.get("fileKey");
    if (links < 2 || key == null) {
      return number(found, "size");
    }
    return taken.merge(key, 1L, Long::sum) == links ? number(found, "size") : 0;
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
  }
}
