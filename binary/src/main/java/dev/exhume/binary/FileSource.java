package dev.exhume.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A source over a file of the host; several threads read at once. */
final class FileSource implements ByteSource {
  private final FileChannel channel;
  private final String name;

  /**
   * @param name how errors call the file
   */
  FileSource(FileChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new MalformedDataException(name, position, "no file starts before its first byte");
    }
    long next = position;
    while (target.hasRemaining()) {
      int count = channel.read(target, next);
      if (count < 0) {
        throw new MalformedDataException(
            name, next, "it ends %d bytes too early".formatted(target.remaining()));
      }
      next += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
