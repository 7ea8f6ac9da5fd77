package dev.exhume.core.copy;

import dev.exhume.core.source.HostNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that comes into being on this host. */
final class HostFile implements Closeable {
  private static final int OWNER_READ = 0400;

  private final Path path;
  private final FileChannel channel;

  private HostFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates a file, which must not be there yet, not even as a link. */
  static HostFile create(Path path) throws IOException {
    try {
      return new HostFile(
          path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  static void createDirectory(Path path) throws IOException {
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /**
   * Creates a symbolic link.
   *
   * @param target as {@link dev.exhume.filesystem.UnixNames} spells it
   */
  static void createLink(Path path, String target) throws IOException {
    try {
      Files.createSymbolicLink(path, HostNames.path(path.getFileSystem(), target));
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  void write(ByteBuffer bytes, long position) throws HostFailure {
    try {
      long next = position;
      while (bytes.hasRemaining()) {
        next += channel.write(bytes, next);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** Gives the file the size that it would have if all of it had been written. */
  void setSize(long size) throws HostFailure {
    try {
      if (channel.size() < size) {
        channel.write(ByteBuffer.allocate(1), size - 1);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Sets permissions and time; no set-user-id bit gets out of the dead server. */
  static void apply(CopiedAttributes attributes, Path path) throws HostFailure {
    try {
      PosixFileAttributeView posix =
          Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (posix != null) {
        posix.setPermissions(permissions(attributes.mode()));
      }
      Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(attributes.modified(), null, null);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder letters = new StringBuilder("rwxrwxrwx");
    for (int bit = 0; bit < letters.length(); bit++) {
      if ((mode & (OWNER_READ >> bit)) == 0) {
        letters.setCharAt(bit, '-');
      }
    }
    return PosixFilePermissions.fromString(letters.toString());
  }

  private static HostFailure failure(Path path, IOException cause) {
    return new HostFailure(path + " cannot be written: " + cause.getMessage(), cause);
  }
}
