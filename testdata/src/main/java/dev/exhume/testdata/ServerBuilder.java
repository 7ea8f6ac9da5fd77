package dev.exhume.testdata;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A dead server's root in memory, file by file.
 *
 * <p>Paths are absolute; missing parent directories are made. Everything belongs to root, was last
 * changed at {@link #INSTALLED} and has the usual mode unless said otherwise. What is said of a
 * path ({@link #mode}, {@link #owner}, {@link #modified}) is said after the file itself.
 */
public final class ServerBuilder {
  /** When a file was last changed of which nothing else is said. */
  public static final Instant INSTALLED = Instant.parse("2008-05-06T07:08:09Z");

  private static final int DIRECTORY_MODE = 0040755;
  private static final int FILE_MODE = 0100644;
  private static final int EXECUTABLE_MODE = 0100755;
  private static final int LINK_MODE = 0120777;
  private static final int TYPE_BITS = 0170000;

  private final FileSystem files;
  private final Map<Path, Instant> modified = new HashMap<>();

  ServerBuilder() {
    files =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setWorkingDirectory("/")
                .setAttributeViews("basic", "owner", "posix")
                .addAttributeProvider(new UnixAttributeProvider())
                .setDefaultAttributeValue("owner:owner", "0")
                .setDefaultAttributeValue("posix:group", "0")
                .build());
    doing(() -> Files.setAttribute(files.getPath("/"), "unix:mode", DIRECTORY_MODE));
  }

  /** A text file in UTF-8, each line ended by a line feed. */
  public ServerBuilder file(String path, String... lines) {
    return content(path, FILE_MODE, text(lines));
  }

  /** A text file, such as a script, that anybody may execute. */
  public ServerBuilder executable(String path, String... lines) {
    return content(path, EXECUTABLE_MODE, text(lines));
  }

  /** A file of exactly these bytes. */
  public ServerBuilder bytes(String path, byte... content) {
    return content(path, FILE_MODE, content);
  }

  /** A directory, empty until something is put into it. */
  public ServerBuilder directory(String path) {
    makeDirectories(absolute(path));
    return this;
  }

  /** A symbolic link; nobody asks whether the target exists. */
  public ServerBuilder link(String path, String target) {
    Path link = withParents(path);
    doing(() -> Files.createSymbolicLink(link, files.getPath(target)));
    doing(() -> Files.setAttribute(link, "unix:mode", LINK_MODE, LinkOption.NOFOLLOW_LINKS));
    return this;
  }

  /** One more name of a file that is there already. */
  public ServerBuilder hardLink(String path, String existing) {
    Path link = withParents(path);
    doing(() -> Files.createLink(link, absolute(existing)));
    return this;
  }

  /** Permission bits, with set-user-id and its like: {@code mode("/usr/bin/su", 04755)}. */
  public ServerBuilder mode(String path, int permissions) {
    return doing(
        () -> {
          int before = (int) Files.getAttribute(absolute(path), "unix:mode");
          Files.setAttribute(
              absolute(path), "unix:mode", (before & TYPE_BITS) | (permissions & ~TYPE_BITS));
        });
  }

  /** The numbers of the user and the group that a file belongs to. */
  public ServerBuilder owner(String path, int uid, int gid) {
    return doing(
        () -> {
          Files.setAttribute(absolute(path), "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
          Files.setAttribute(absolute(path), "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        });
  }

  /** When a file was last changed. */
  public ServerBuilder modified(String path, Instant time) {
    modified.put(absolute(path), time);
    return this;
  }

  /** The server's {@code /}. */
  public Path root() {
    Path root = files.getPath("/");
    doing(
        () -> {
          List<Path> all;
          try (Stream<Path> walk = Files.walk(root)) {
            all = walk.toList();
          }
          for (Path path : all) {
            FileTime time = FileTime.from(modified.getOrDefault(path, INSTALLED));
            Files.getFileAttributeView(
                    path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(time, time, time);
          }
        });
    return root;
  }

  private ServerBuilder content(String path, int mode, byte[] content) {
    Path file = withParents(path);
    return doing(
        () -> {
          Files.write(file, content);
          Files.setAttribute(file, "unix:mode", mode);
        });
  }

  private static byte[] text(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Path absolute(String path) {
    Path absolute = files.getPath(path);
    if (!absolute.isAbsolute()) {
      throw new IllegalArgumentException("path on the server is not absolute: " + path);
    }
    return absolute.normalize();
  }

  private Path withParents(String path) {
    Path file = absolute(path);
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("not a file's path: " + path);
    }
    makeDirectories(parent);
    return file;
  }

  private void makeDirectories(Path directory) {
    Path parent = directory.getParent();
    if (Files.isDirectory(directory) || parent == null) {
      return;
    }
    makeDirectories(parent);
    doing(
        () -> {
          Files.createDirectory(directory);
          Files.setAttribute(directory, "unix:mode", DIRECTORY_MODE);
        });
  }

  private ServerBuilder doing(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
