package dev.exhume.core;

import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.source.DirectoryTree;
import dev.exhume.filesystem.InodeTree;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A server that runs no more, opened for reading.
 *
 * <pre>{@code
 * try (DeadServer server = DeadServer.open(Path.of("/mnt/web01"))) {
 *   Files.readAllLines(server.root().resolve("etc/fstab"));
 * }
 * }</pre>
 */
public final class DeadServer implements Closeable {
  private final Path location;
  private final String kind;
  private final FileSystem files;

  private DeadServer(Path location, String kind, FileSystem files) {
    this.location = location;
    this.kind = kind;
    this.files = files;
  }

  /**
   * Opens the root directory of a server, or a tarball of it, which its content tells apart.
   *
   * @throws IOException when it is neither; the message says in one line what it is
   */
  public static DeadServer open(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      return open(source, "directory", DirectoryTree.open(source));
    }
    if (!Files.exists(source)) {
      throw new NoSuchFileException(
          source.toString(), null, "does not exist: expected " + LinuxRoot.EXPECTED);
    }
    throw new IOException("%s is no directory: expected %s".formatted(source, LinuxRoot.EXPECTED));
  }

  private static DeadServer open(Path location, String kind, InodeTree tree) throws IOException {
    FileSystem files = UnixFileSystem.of(tree);
    try {
      LinuxRoot.require(files.getPath("/"), location);
    } catch (IOException e) {
      files.close();
      throw e;
    }
    return new DeadServer(location, kind, files);
  }

  /** What was opened, as the caller gave it. */
  public Path location() {
    return location;
  }

  /** What was opened: {@code directory} or {@code tarball}. */
  public String kind() {
    return kind;
  }

  /** The server's {@code /}; its file system is read-only and closed with the server. */
  public Path root() {
    return files.getPath("/");
  }

  /** Works out what the server was and what of it matters. */
  public ServerProfile analyze() {
    return analyze(Instant.now());
  }

  /**
   * Works out what the server was and what of it matters.
   *
   * @param analysedAt the one clock in the profile
   */
  public ServerProfile analyze(Instant analysedAt) {
    return ServerAnalyzer.analyze(this, analysedAt);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
