package dev.exhume.core.source;

import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import dev.exhume.testdata.SparseContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.Map;

/** Makes a sample in a directory of this host, by real calls and the host's own tools. */
public final class SampleDirectory {
  private final Path root;

  /** Makes it below {@code root}. */
  public SampleDirectory(Path root) {
    this.root = root;
  }

  /** Makes all files. */
  public void make(SampleTree sample) throws IOException {
    for (SampleFile file : sample.files()) {
      Path path = host(file.path());
      make(path, file);
      if (file.kind() != SampleFile.Kind.HARD_LINK) {
        setStatus(path, file);
      }
    }
  }

  /** Whether this user can make a file that the sample wants. */
  public static boolean canMake(SampleFile file, Path scratch) {
    Path attempt = scratch.resolve("attempt" + Integer.toHexString(file.path().hashCode()));
    try {
      new SampleDirectory(scratch).make(attempt, file);
      setAttributes(attempt, file);
      Files.deleteIfExists(attempt);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** The path on this host, whose bytes are the characters of the sample's path. */
  Path host(String path) {
    StringBuilder uri = new StringBuilder(root.toUri().toString());
    for (byte raw : path.getBytes(StandardCharsets.ISO_8859_1)) {
      uri.append(raw == '/' ? "/" : "%%%02x".formatted(Byte.toUnsignedInt(raw)));
    }
    return Path.of(URI.create(uri.toString()));
  }

  private void make(Path path, SampleFile file) throws IOException {
    switch (file.kind()) {
      case DIRECTORY -> Files.createDirectories(path);
      case REGULAR -> write(path, file.content());
      case SYMBOLIC_LINK -> run("ln", "-sT", "--", file.target(), path.toString());
      case HARD_LINK -> Files.createLink(path, host(file.target()));
      case FIFO -> run("mkfifo", path.toString());
      case SOCKET -> listen(path);
      case CHARACTER_DEVICE -> makeDevice(path, "c", file.deviceNumber());
      case BLOCK_DEVICE -> makeDevice(path, "b", file.deviceNumber());
    }
  }

  private static void write(Path path, SparseContent content) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (Map.Entry<Long, byte[]> piece : content.pieces().entrySet()) {
        file.write(ByteBuffer.wrap(piece.getValue()), piece.getKey());
      }
      if (file.size() < content.size()) {
        file.write(ByteBuffer.allocate(1), content.size() - 1);
      }
    }
  }

  private static void listen(Path path) throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(path));
    }
  }

  private static void makeDevice(Path path, String type, long number) throws IOException {
    run("mknod", path.toString(), type, Long.toString(number >> 8), Long.toString(number & 0xFF));
  }

  private static void setStatus(Path path, SampleFile file) throws IOException {
    SampleFile.Status status = file.status();
    if (isSuperUser(path)) {
      Files.setAttribute(path, "unix:uid", status.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", status.gid(), LinkOption.NOFOLLOW_LINKS);
    }
    if (file.kind() != SampleFile.Kind.SYMBOLIC_LINK) {
      Files.setAttribute(path, "unix:mode", status.permissions());
    }
    setAttributes(path, file);
    switch (file.kind()) {
      case DIRECTORY, REGULAR -> Files.setLastModifiedTime(path, FileTime.from(status.modified()));
      case SYMBOLIC_LINK, HARD_LINK -> {}
      // The JDK would open the file to set its times, and wait for ever on a FIFO.
      case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE ->
          run("touch", "-d", status.modified().toString(), path.toString());
    }
  }

  private static void setAttributes(Path path, SampleFile file) throws IOException {
    for (Map.Entry<String, byte[]> attribute : file.extendedAttributes().entrySet()) {
      // The JDK writes the namespace of users; for the others Python is more often there than
      // setfattr is.
      if (attribute.getKey().startsWith("user.")) {
        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class)
            .write(attribute.getKey().substring(5), ByteBuffer.wrap(attribute.getValue()));
      } else {
        run(
            "python3",
            "-c",
            "import os, sys; os.setxattr(sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3]))",
            path.toString(),
            attribute.getKey(),
            HexFormat.of().formatHex(attribute.getValue()));
      }
    }
  }

  /** Whether a file that we made belongs to root. */
  public static boolean isSuperUser(Path own) throws IOException {
    return Files.getAttribute(own, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0);
  }

  /** Runs a tool of the host. */
  public static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }
}
