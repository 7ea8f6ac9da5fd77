package dev.exhume.vm.place;

import dev.exhume.vm.FileExtent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of runs in files, one after the other. */
public final class ExtentStream extends InputStream {
  private final Deque<FileExtent> ahead;
  private @Nullable SeekableByteChannel channel;
  private long left;

  /** Opens each when the one before has ended. */
  public ExtentStream(List<FileExtent> extents) {
    this.ahead = new ArrayDeque<>(extents);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int read = -1;
    while (read < 0) {
      if (channel == null || left == 0) {
        close();
        FileExtent next = ahead.poll();
        if (next == null) {
          return -1;
        }
        channel = Files.newByteChannel(next.file()).position(next.offset());
        left = next.length();
      } else {
        read = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, left)));
        // A file that has become shorter ends the run.
        left = read < 0 ? 0 : left - read;
      }
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
