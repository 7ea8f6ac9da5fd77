package dev.exhume.binary;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read at any offset, for reading only. Safe for use by several threads. */
public interface ByteSource extends Closeable {
  /** The length in bytes. */
  long size() throws IOException;

  /**
   * Fills what remains of {@code target} from {@code position} on.
   *
   * @throws MalformedDataException when the source ends before the target is full
   */
  void readFully(long position, ByteBuffer target) throws IOException;

  /**
   * Reads one structure.
   *
   * @throws MalformedDataException when it does not lie wholly inside the source; nothing is
   *     allocated in that case
   */
  default Bytes read(String structure, long position, int length, ByteOrder order)
      throws IOException {
    if (position < 0 || length < 0 || position > size() - length) {
      throw new MalformedDataException(
          structure, position, "%d bytes reach past the end at 0x%x".formatted(length, size()));
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    readFully(position, buffer);
    return Bytes.of(structure, position, buffer.flip(), order);
  }

  /**
   * A part as a source of its own, whose offsets start at 0. It may reach past the end of this
   * source, as a partition of a truncated disk does: what is read there is malformed.
   *
   * @throws IllegalArgumentException for a negative start or size, or a sum beyond 64 bits
   */
  default ByteSource slice(long start, long size) {
    if (start < 0 || size < 0 || start > Long.MAX_VALUE - size) {
      throw new IllegalArgumentException("a slice of %d bytes at %d".formatted(size, start));
    }
    return new SourceSlice(this, start, size);
  }

  /**
   * Fills the next {@code length} bytes of {@code target} from {@code position} on, and leaves the
   * rest of it for others.
   */
  default void readFully(long position, ByteBuffer target, int length) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + length);
    try {
      readFully(position, target);
    } finally {
      target.limit(limit);
    }
  }

  /** Opens a file of any provider; errors call it by its name. */
  static ByteSource open(Path file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    if (channel instanceof FileChannel onHost) {
      return new FileSource(onHost, String.valueOf(file.getFileName()));
    }
    return new ChannelSource(channel);
  }

  /** Serves the bytes of a channel, which the source closes. */
  static ByteSource of(SeekableByteChannel channel) {
    return new ChannelSource(channel);
  }
}
