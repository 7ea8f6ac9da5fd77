package dev.exhume.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A source over a channel; one reader at a time moves the channel's position. */
final class ChannelSource implements ByteSource {
  private final SeekableByteChannel channel;

  ChannelSource(SeekableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public synchronized long size() throws IOException {
    return channel.size();
  }

  @Override
  public synchronized void readFully(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new MalformedDataException("file", position, "no file starts before its first byte");
    }
    channel.position(position);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new MalformedDataException(
            "file", channel.position(), "it ends %d bytes too early".formatted(target.remaining()));
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
