package dev.exhume.core.kit;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory beside the kit in which a new one is written: no file gets its own name before all
 * are whole, because half a kit, or two halves, would be worse than none.
 *
 * <p>What a killed run has left is removed by the next: a lock that nobody holds tells it from what
 * another run is writing now.
 */
final class UnfinishedKit implements AutoCloseable {
  private static final String PREFIX = "unfinished-";
  private static final String LOCK = ".being-written";
  private static final String REPLACED = ".replaced-";
  private static final int MAX_ATTEMPTS = 16;

  private final Path kit;
  private final Path directory;
  private final FileChannel lock;

  private UnfinishedKit(Path kit, Path directory, FileChannel lock) {
    this.kit = kit;
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Starts a kit.
   *
   * @param kit made if it is not there
   */
  static UnfinishedKit in(Path kit) throws IOException {
    Files.createDirectories(kit);
    removeThoseOfTheDead(kit);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Path directory = Files.createTempDirectory(kit, PREFIX);
      Path file = directory.resolve(LOCK);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new UnfinishedKit(kit, directory, channel);
      }
      // Another run takes it for a dead one's, and removes it.
      channel.close();
    }
    throw new FileSystemException(kit.toString(), null, "too many runs write here at once");
  }

  /** Where the files of the kit are written. */
  Path directory() {
    return directory;
  }

  /** Gives all files their own names, in place of those of an earlier kit. */
  void finish() throws IOException {
    for (Path file : entries(directory)) {
      Path place = kit.resolve(file.getFileName());
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
          && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(place, directory.resolve(REPLACED + file.getFileName()));
      }
      Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what is not finished, and what a finished kit has replaced. */
  @Override
  public void close() throws IOException {
    try (lock) {
      delete(directory);
    }
  }

  private static void removeThoseOfTheDead(Path kit) throws IOException {
    for (Path other : entries(kit)) {
      Path file = other.resolve(LOCK);
      if (other.getFileName().toString().startsWith(PREFIX)
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
          if (isLocked(channel)) {
            delete(other);
          }
        } catch (FileSystemException e) {
          // Its run has just ended by itself, or it is another user's and stays.
        }
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void delete(Path directory) throws IOException {
    MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  /** All but the hidden ones. */
  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }
}
