package dev.exhume.core;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

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
  private final ServerFiles files;

  private DeadServer(ServerFiles files) {
    this.files = files;
  }

  /**
   * Opens the root directory of a server, a tarball of it, or a disk image, which its content tells
   * apart.
   *
   * @throws IOException when it is nothing of that; the message says in one line what it is
   */
  public static DeadServer open(Path source) throws IOException {
    return open(List.of(source), Optional.empty());
  }

  /**
   * Opens a server that may have several disks.
   *
   * @param sources a root directory, a tarball, or disk images in the order in which the server had
   *     the disks
   * @param volume that holds the root, if it is not to be searched for
   * @throws IOException when no root is found; the message says in one line what is there
   */
  public static DeadServer open(List<Path> sources, Optional<String> volume) throws IOException {
    return open(sources, SourceOptions.ofVolume(volume));
  }

  /**
   * Opens a server that may have several disks.
   *
   * @param sources a root directory, a tarball, disk images in the order in which the server had
   *     the disks, or the descriptor of its virtual machine
   * @throws IOException when no root is found; the message says in one line what is there
   */
  public static DeadServer open(List<Path> sources, SourceOptions options) throws IOException {
    ServerFiles files = ServerFiles.open(sources, options);
    try {
      LinuxRoot.require(files.root(), files.location());
    } catch (IOException e) {
      files.close();
      throw e;
    }
    return new DeadServer(files);
  }

  /** What was opened, as the caller gave it. */
  public String location() {
    return files.location();
  }

  /** What was opened: {@code directory}, {@code tarball} or {@code disk-image}. */
  public String kind() {
    return files.kind();
  }

  /** The server's {@code /}; its file system is read-only and closed with the server. */
  public Path root() {
    return files.root();
  }

  /** The files and directories of this host that are read: nothing must be written there. */
  public List<Path> evidence() {
    return files.evidence();
  }

  /** What of the source went wrong so far; problems of single files are found on reading. */
  public List<Problem> problems() {
    return files.problems();
  }

  List<Mount> mounted(List<Mount> mounts) {
    return files.mounted(mounts);
  }

  List<Problem> leftOver(List<Mount> mounts) {
    return files.leftOver(mounts);
  }

  Source describe(List<Mount> mounts) {
    return files.describe(mounts);
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
    return analyze(analysedAt, Optional.empty());
  }

  /**
   * Works out what the server was and what of it matters.
   *
   * @param analysedAt the one clock in the profile
   * @param advisories a folder with feeds of known holes, beside those that the program knows
   */
  public ServerProfile analyze(Instant analysedAt, Optional<Path> advisories) {
    return ServerAnalyzer.analyze(this, analysedAt, advisories);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
