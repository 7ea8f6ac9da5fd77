package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.filesystem.ReadOnlyChannel;
import java.nio.ByteBuffer;

/** The bytes of a file that are in its inode; if it is longer than they are, zeros follow. */
final class InlineContent extends ReadOnlyChannel {
  private final byte[] first;
  private final byte[] second;
  private final long size;

  InlineContent(InlineData data, long size) throws MalformedDataException {
    this.first = data.first().copy(0, data.first().size());
    this.second = data.second().copy(0, data.second().size());
    this.size = size;
  }

  @Override
  protected long length() {
    return size;
  }

  @Override
  protected void readAt(long offset, ByteBuffer target) {
    long at = offset;
    while (target.hasRemaining()) {
      target.put(byteAt(at));
      at++;
    }
  }

  private byte byteAt(long offset) {
    if (offset < first.length) {
      return first[(int) offset];
    }
    long rest = offset - first.length;
    return rest < second.length ? second[(int) rest] : 0;
  }
}
