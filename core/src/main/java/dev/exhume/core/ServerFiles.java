package dev.exhume.core;

import dev.exhume.binary.ByteSource;
import dev.exhume.core.analysis.host.MountDetector;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.source.DirectoryTree;
import dev.exhume.core.source.RootSource;
import dev.exhume.core.source.TreeSource;
import dev.exhume.core.source.disk.DiskRoot;
import dev.exhume.core.source.disk.DiskSet;
import dev.exhume.core.source.spool.Compression;
import dev.exhume.core.source.tar.TarTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * The files of a source, whether or not they are those of a server: a directory, what a tarball
 * holds, one file system of a disk.
 *
 * <pre>{@code
 * try (ServerFiles files = ServerFiles.open(List.of(Path.of("old.vmdk")), Optional.of("/dev/sda1"))) {
 *   Files.readAllLines(files.root().resolve("grub/grub.conf"));
 * }
 * }</pre>
 */
public final class ServerFiles implements Closeable {
  private final String location;
  private final RootSource source;

  private ServerFiles(String location, RootSource source) {
    this.location = location;
    this.source = source;
  }

  /**
   * Opens a source, which its content tells apart from those of other kinds.
   *
   * @param sources a directory, a tarball, or one or more disk images in the order in which the
   *     server had the disks
   * @param volume of the disks; without it the only file system, or the likeliest root of a server,
   *     with what its {@code fstab} mounts in it
   * @throws IOException when it is nothing of that; the message says in one line what it is
   */
  public static ServerFiles open(List<Path> sources, Optional<String> volume) throws IOException {
    return open(sources, SourceOptions.ofVolume(volume));
  }

  /**
   * Opens a source, which its content tells apart from those of other kinds.
   *
   * @param sources a directory, a tarball, one or more disk images in the order in which the server
   *     had the disks, or the descriptor of its virtual machine
   * @throws IOException when it is nothing of that; the message says in one line what it is
   */
  public static ServerFiles open(List<Path> sources, SourceOptions options) throws IOException {
    String location = sources.stream().map(Path::toString).collect(Collectors.joining(" "));
    return new ServerFiles(location, source(sources, location, options));
  }

  private static RootSource source(List<Path> sources, String location, SourceOptions options)
      throws IOException {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no source is given");
    }
    for (Path source : sources) {
      requireReadable(source);
    }
    if (sources.size() > 1) {
      return disks(DiskSet.open(sources, options.ofMachine()), location, options.volume());
    }
    Path only = sources.get(0);
    if (!Files.isDirectory(only)) {
      Optional<DiskSet> disk = DiskSet.openIfDisk(only, options.ofMachine());
      if (disk.isPresent()) {
        return disks(disk.get(), location, options.volume());
      }
    }
    options.ofMachine().requireNone(only);
    if (options.volume().isPresent()) {
      throw new IOException(
          "%s is no disk image and has no volumes: --volume is for disks".formatted(only));
    }
    return tree(only, options.unpacked());
  }

  private static RootSource tree(Path source, LongConsumer unpacked) throws IOException {
    if (Files.isDirectory(source)) {
      DirectoryTree directory = DirectoryTree.open(source);
      return TreeSource.of("directory", source, directory, directory::problems);
    }
    Optional<TarTree> archive = TarTree.open(source, unpacked);
    if (archive.isEmpty()) {
      throw new IOException(
          "%s is neither a disk image nor a tar archive%s: expected %s"
              .formatted(source, packing(source), LinuxRoot.EXPECTED));
    }
    return TreeSource.of("tarball", source, archive.get(), archive.get()::problems);
  }

  /** An archive is unpacked on the way; an image, which is read here and there, is not. */
  private static String packing(Path source) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(source)) {
      return Compression.of(ByteSource.of(channel))
          .map(
              compression ->
                  ", nor is what %s has compressed in it an archive; unpack a disk image first"
                      .formatted(compression.title()))
          .orElse("");
    }
  }

  private static RootSource disks(DiskSet disks, String location, Optional<String> volume)
      throws IOException {
    try {
      return DiskRoot.find(disks, location, volume, LinuxRoot::isOne, ServerFiles::mounts);
    } catch (IOException e) {
      try (disks) {
        throw withReason(e, disks.problems());
      }
    } catch (RuntimeException e) {
      try (disks) {
        throw e;
      }
    }
  }

  /** What was found wrong first, such as a disk that is missing, is why nothing else was found. */
  private static IOException withReason(IOException failure, List<Problem> problems) {
    return problems.isEmpty()
        ? failure
        : new IOException(
            "%s; %s: %s"
                .formatted(failure.getMessage(), problems.get(0).path(), problems.get(0).message()),
            failure);
  }

  private static void requireReadable(Path source) throws FileSystemException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(
          source.toString(), null, "does not exist: expected " + LinuxRoot.EXPECTED);
    }
  }

  /** What was opened, as the caller gave it. */
  public String location() {
    return location;
  }

  /** What was opened: {@code directory}, {@code tarball} or {@code disk-image}. */
  public String kind() {
    return source.kind();
  }

  /** The {@code /} of the files; their file system is read-only and closed with them. */
  public Path root() {
    return source.files().getPath("/");
  }

  /** The files and directories of this host that are read: nothing must be written there. */
  public List<Path> evidence() {
    return source.evidence();
  }

  /** What went wrong so far; problems of single files are found on reading. */
  public List<Problem> problems() {
    return source.problems();
  }

  /** What {@code fstab} says; whoever analyses the server is told what is wrong with it. */
  static List<Mount> mounts(Path root) {
    return MountDetector.detect(root, new Problems());
  }

  List<Mount> mounted(List<Mount> mounts) {
    return source.mounted(mounts);
  }

  List<Problem> leftOver(List<Mount> mounts) {
    return source.leftOver(mounts);
  }

  Source describe(List<Mount> mounts) {
    return source.describe(location, mounts);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
