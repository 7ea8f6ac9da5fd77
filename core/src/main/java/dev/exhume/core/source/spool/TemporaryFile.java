package dev.exhume.core.source.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Room on this host's disk for what does not fit into memory. */
public final class TemporaryFile {
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
}
