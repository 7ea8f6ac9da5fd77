package dev.exhume.core;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.source.DirectoryTree;
import dev.exhume.core.source.tar.TarTree;
import dev.exhume.filesystem.InodeTree;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

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
  private final Supplier<List<Problem>> problems;

  private DeadServer(
      Path location, String kind, FileSystem files, Supplier<List<Problem>> problems) {
    this.location = location;
    this.kind = kind;
    this.files = files;
    this.problems = problems;
  }

  /**
   * Opens the root directory of a server, or a tarball of it, which its content tells apart.
   *
   * @throws IOException when it is neither; the message says in one line what it is
   */
  public static DeadServer open(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      DirectoryTree directory = DirectoryTree.open(source);
      return open(source, "directory", directory, directory::problems);
    }
    if (!Files.exists(source)) {
      throw new NoSuchFileException(
          source.toString(), null, "does not exist: expected " + LinuxRoot.EXPECTED);
    }
    if (!Files.isRegularFile(source)) {
      throw new IOException(
          "%s is neither a file nor a directory: expected %s"
              .formatted(source, LinuxRoot.EXPECTED));
    }
    TarTree archive =
        TarTree.open(source)
            .orElseThrow(
                () ->
                    new IOException(
                        "%s is no tar archive: expected %s".formatted(source, LinuxRoot.EXPECTED)));
    return open(source, "tarball", archive, archive::problems);
  }

  private static DeadServer open(
      Path location, String kind, InodeTree tree, Supplier<List<Problem>> problems)
      throws IOException {
    FileSystem files = UnixFileSystem.of(tree);
    try {
      LinuxRoot.require(files.getPath("/"), location);
    } catch (IOException e) {
      files.close();
      throw e;
    }
    return new DeadServer(location, kind, files, problems);
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

  /** What of the source went wrong so far; problems of single files are found on reading. */
  public List<Problem> problems() {
    return problems.get();
  }

  /** Works out what the server was and what of it matters. */
  public ServerProfile analyze() {
    return analyze(Instant.now().truncatedTo(ChronoUnit.SECONDS));
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
