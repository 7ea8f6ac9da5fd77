package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The paths that packages own.
 *
 * <p>A package may say {@code /bin/ls} where {@code /bin} is a link to {@code usr/bin}: directories
 * are followed, the last name of a path never is.
 */
final class OwnedPaths {
  /**
   * How deep links to directories are looked for in what packages say: {@code /bin}, {@code
   * /etc/init.d}, {@code /var/run}. Deeper ones are met when somebody asks for a path.
   */
  private static final int LINK_DEPTH = 3;

  /** How a byte that is not UTF-8 shows in the path of a file: as this and itself. */
  private static final char RAW_BYTE = '\uEF00';

  private final Optional<Path> root;
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, String> directories = new HashMap<>();

  private OwnedPaths(Optional<Path> root) {
    this.root = root;
  }

  /** The paths on a server, whose links of directories are followed. */
  static OwnedPaths under(Path root) {
    return new OwnedPaths(Optional.of(root));
  }

  /** The paths that a database without its server names; no file is looked at. */
  static OwnedPaths withoutServer() {
    return new OwnedPaths(Optional.empty());
  }

  /** Notes that a package owns a path; the first package to say so is the one that counts. */
  void add(String path, String packageName) {
    if (path.startsWith("/")) {
      owners.putIfAbsent(resolved(path), packageName);
    }
  }

  boolean isEmpty() {
    return owners.isEmpty();
  }

  /** The name of the package that owns a file. */
  Optional<String> owner(Path file) {
    Path path = file.toAbsolutePath().normalize();
    Optional<String> owner = ownerOfName(path.toString());
    Path parent = path.getParent();
    if (owner.isPresent() || parent == null || root.isEmpty()) {
      return owner;
    }
    try {
      return ownerOfName(parent.toRealPath().resolve(path.getFileName()).toString());
    } catch (IOException e) {
      // The directory is not there or cannot be entered: then its name is all there is to go by.
      return Optional.empty();
    }
  }

  /** How many paths below a directory are owned. */
  long below(String directory) {
    String start = directory + "/";
    return owners.keySet().stream().filter(path -> path.startsWith(start)).count();
  }

  /** The name of the package that owns a path, which is taken as it is written. */
  Optional<String> ownerOfName(String path) {
    String owner = owners.get(path);
    return Optional.ofNullable(owner != null ? owner : owners.get(latin1(path)));
  }

  /** The path as packages say it when its bytes are not UTF-8. */
  private static String latin1(String path) {
    StringBuilder latin1 = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean isRaw = c >= RAW_BYTE + 0x80 && c <= RAW_BYTE + 0xFF;
      latin1.append(isRaw ? (char) (c - RAW_BYTE) : c);
    }
    return latin1.toString();
  }

  private String resolved(String path) {
    int end = 0;
    for (int depth = 0; depth < LINK_DEPTH; depth++) {
      int next = path.indexOf('/', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    String name = path.substring(end);
    return end == 0 ? name : directory(path.substring(0, end)) + name;
  }

  /** Where a directory of at most {@link #LINK_DEPTH} names really is. */
  private String directory(String path) {
    String known = directories.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    String parent = slash > 0 ? directory(path.substring(0, slash)) : "";
    String directory = followed(parent + path.substring(slash));
    directories.put(path, directory);
    return directory;
  }

  private String followed(String path) {
    Optional<Path> file = root.flatMap(server -> ServerPath.of(server, path));
    if (file.isEmpty() || !Files.isSymbolicLink(file.get())) {
      return path;
    }
    try {
      String real = file.get().toRealPath().toString();
      return real.equals("/") ? "" : real;
    } catch (IOException e) {
      // The link leads nowhere: what lies behind it is known by the link's name only.
      return path;
    }
  }
}
