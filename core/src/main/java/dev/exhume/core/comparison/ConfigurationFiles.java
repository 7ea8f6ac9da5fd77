package dev.exhume.core.comparison;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists what is under {@code /etc} of a server, and whose it is. */
final class ConfigurationFiles extends SimpleFileVisitor<Path> {
  /** Ten times what the largest servers have. */
  private static final int MOST_FILES = 100_000;

  private static final int MAX_DEPTH = 64;

  /** What is longer is told by its size alone. */
  private static final long LONGEST_DIGESTED_BYTES = 64L << 20;

  private static final int BUFFER = 1 << 16;
  private static final int PERMISSION_BITS = 07777;

  private final PackageInventory packages;
  private final Optional<Set<String>> modified;
  private final List<ConfigurationFile> files = new ArrayList<>();

  private ConfigurationFiles(PackageInventory packages, Optional<Set<String>> modified) {
    this.packages = packages;
    this.modified = modified;
  }

  /**
   * Lists the files and links.
   *
   * @param profile of the same server, which may know what was changed by hand, and has all that
   *     could not be read among its problems
   */
  static List<ConfigurationFile> of(Path root, ServerProfile profile) throws IOException {
    Optional<Set<String>> modified =
        profile
            .customisation()
            .modifiedFiles()
            .map(all -> new HashSet<>(all.stream().map(ModifiedFile::path).toList()));
    try (PackageInventory packages = PackageDetector.detect(root, new Problems())) {
      ConfigurationFiles visitor = new ConfigurationFiles(packages, modified);
      Path etc = root.resolve("etc");
      if (Files.isDirectory(etc, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(etc, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, visitor);
      }
      return visitor.files;
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (files.size() == MOST_FILES) {
      return FileVisitResult.TERMINATE;
    }
    files.add(file(file, attributes));
    return FileVisitResult.CONTINUE;
  }

  /** What cannot be read is among the problems of the analysis. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  private ConfigurationFile file(Path path, BasicFileAttributes attributes) {
    boolean isFile = attributes.isRegularFile();
    boolean isLink = attributes.isSymbolicLink();
    Map<String, Object> numbers = numbers(path);
    return new ConfigurationFile(
        path.toString(),
        isFile ? "file" : isLink ? "link" : "other",
        isFile ? attributes.size() : 0,
        isLink ? target(path) : Optional.empty(),
        numbers.get("mode") instanceof Integer mode ? "%04o".formatted(mode & PERMISSION_BITS) : "",
        numbers.getOrDefault("uid", 0) + ":" + numbers.getOrDefault("gid", 0),
        isFile && attributes.size() <= LONGEST_DIGESTED_BYTES ? digest(path) : Optional.empty(),
        origin(path));
  }

  private static Map<String, Object> numbers(Path path) {
    try {
      return Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException unreadable) {
      // A file whose inode is damaged differs by more than this.
      return Map.of();
    }
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException unreadable) {
      // Without its target it differs from every link that has one.
      return Optional.empty();
    }
  }

  private static Optional<String> digest(Path file) {
    try (InputStream in = Files.newInputStream(file);
        HashingInputStream digested = new HashingInputStream(Hashing.sha256(), in)) {
      byte[] buffer = new byte[BUFFER];
      long left = LONGEST_DIGESTED_BYTES;
      int length = digested.read(buffer);
      while (length >= 0 && left > 0) {
        left -= length;
        length = digested.read(buffer);
      }
      return Optional.of(digested.hash().toString());
    } catch (IOException unreadable) {
      // Without a digest it differs from every file that has one.
      return Optional.empty();
    }
  }

  private String origin(Path path) {
    if (!packages.knowsFiles()) {
      return "its owner is not known";
    }
    Optional<String> owner = packages.ownerOf(path);
    if (owner.isEmpty()) {
      return "of no package";
    }
    if (modified.isEmpty()) {
      return "of " + owner.get();
    }
    return modified.get().contains(path.toString())
        ? "of %s, changed by hand".formatted(owner.get())
        : "as %s brought it".formatted(owner.get());
  }
}
