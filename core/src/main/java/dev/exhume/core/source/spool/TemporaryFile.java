package dev.exhume.core.source.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Room on this host's disk for what does not fit into memory. */
public final class TemporaryFile {
  /** What is left of the disk to whoever else works on this host. */
  private static final long RESERVE_BYTES = 64L << 20;

  private TemporaryFile() {}

  /**
   * A new file in the temporary directory, which has no name any more once it is open, so that it
   * goes with the process in any case.
   */
  public static FileChannel open() throws IOException {
    Path file = Files.createTempFile("exhume", ".spool");
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Stops what would fill the disk.
   *
   * @throws IOException when little is left; the message says what can be done
   */
  static void requireRoom() throws IOException {
    long room = Files.getFileStore(directory()).getUsableSpace();
    // Some file systems do not know, and say 0.
    if (room > 0 && room < RESERVE_BYTES) {
      throw new IOException("only %d MiB are left there".formatted(room >> 20));
    }
  }

  /** Where temporary files lie. */
  static Path directory() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
