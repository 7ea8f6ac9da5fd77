package dev.exhume.core.copy;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.source.HostNames;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.SparseChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Copies files out of a dead server to this host: content, times, permissions and links.
 *
 * <p>Nothing that is there already is written over, and no link that was copied is followed, so
 * that a forged tree stays where it is put.
 */
public final class HostCopy {
  private static final int BUFFER = 1 << 18;

  private final boolean isRecursive;
  private final Problems problems = new Problems();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  /**
   * @param isRecursive whether directories are copied with what is in them, or refused
   */
  public HostCopy(boolean isRecursive) {
    this.isRecursive = isRecursive;
  }

  /** What was left behind, and why. */
  public List<Problem> problems() {
    return problems.sorted();
  }

  /**
   * Copies a file or directory; a link is followed first, inside its own root.
   *
   * @param destination a directory that is there, into which it goes, or the name of the copy
   */
  public void copy(Path file, Path destination) throws IOException {
    Path real = file.toRealPath();
    boolean isDirectory = Files.isDirectory(real);
    if (isDirectory && !isRecursive) {
      throw new IOException(file + " is a directory: -R copies it with all that is below");
    }
    Path name = file.normalize().getFileName();
    Path target =
        Files.isDirectory(destination) && name != null
            ? HostNames.resolve(destination, name.toString())
            : destination;
    if (isDirectory) {
      copyTree(real, target);
    } else {
      copyFile(real, target, CopiedAttributes.of(real));
    }
  }

  private void copyTree(Path from, Path to) throws IOException {
    // Not recursive: how deep a tree is, is up to whoever made it.
    Deque<CopiedDirectory> open = new ArrayDeque<>();
    open.push(begin(from, to));
    while (!open.isEmpty()) {
      CopiedDirectory directory = open.peek();
      if (directory.entries().isEmpty()) {
        open.pop();
        HostFile.apply(directory.attributes(), directory.to());
      } else {
        copyEntry(directory.entries().pop(), directory.to(), open);
      }
    }
  }

  private void copyEntry(Path entry, Path directory, Deque<CopiedDirectory> open)
      throws IOException {
    try {
      Path target = HostNames.resolve(directory, String.valueOf(entry.getFileName()));
      CopiedAttributes attributes = CopiedAttributes.of(entry);
      switch (attributes.type()) {
        case DIRECTORY -> open.push(begin(entry, target));
        case REGULAR -> copyFile(entry, target, attributes);
        case SYMBOLIC_LINK -> HostFile.createLink(target, Files.readSymbolicLink(entry).toString());
        case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET, UNKNOWN ->
            problems.add(entry, "is not copied: it is " + attributes.type().description());
      }
    } catch (FileAlreadyExistsException twice) {
      problems.add(entry, "is not copied: something of that name is there already");
    } catch (InvalidPathException notOnHost) {
      problems.add(entry, "is not copied: this host allows no such name");
    } catch (HostFailure failure) {
      throw failure;
    } catch (IOException e) {
      problems.unreadable(entry, e);
    }
  }

  private CopiedDirectory begin(Path from, Path to) throws IOException {
    CopiedAttributes attributes = CopiedAttributes.of(from);
    HostFile.createDirectory(to);
    Deque<Path> entries = new ArrayDeque<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(from)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      problems.unreadable(from, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      problems.unreadable(from, e);
    }
    return new CopiedDirectory(to, attributes, entries);
  }

  private void copyFile(Path from, Path to, CopiedAttributes attributes) throws IOException {
    if (attributes.type() != FileType.REGULAR) {
      throw new IOException(from + " is " + attributes.type().description());
    }
    try (SeekableByteChannel in = Files.newByteChannel(from);
        HostFile out = HostFile.create(to)) {
      copyContent(from, in, out);
    }
    HostFile.apply(attributes, to);
  }

  /** Copies what lies between the holes. */
  private void copyContent(Path from, SeekableByteChannel in, HostFile out) throws IOException {
    long size = in.size();
    long position = 0;
    try {
      while (position < size) {
        long end = size;
        if (in instanceof SparseChannel sparse) {
          position = Math.min(size, sparse.nextData(position));
          end = Math.min(size, sparse.nextHole(position));
        }
        in.position(position);
        while (position < end) {
          buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
          if (in.read(buffer) < 0) {
            throw new IOException("the file ends early");
          }
          out.write(buffer.flip(), position);
          position += buffer.limit();
        }
      }
    } catch (HostFailure failure) {
      throw failure;
    } catch (IOException e) {
      problems.add(
          new Problem(
              from.toString(),
              "from byte %d on there are zeros: %s".formatted(position, e.getMessage()),
              Optional.of(position)));
    }
    out.setSize(size);
  }

  /** A directory on its way; its time is set when all that is in it has come. */
  private record CopiedDirectory(Path to, CopiedAttributes attributes, Deque<Path> entries) {}
}
