package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A volume in which the newest copies that the log has of blocks stand in their places. */
final class RecoveredSource implements ByteSource {
  private final ByteSource volume;
  private final Log log;
  private final ReplayIndex index;
  private final int blockSize;

  RecoveredSource(ByteSource volume, Log log, ReplayIndex index, int blockSize) {
    this.volume = volume;
    this.log = log;
    this.index = index;
    this.blockSize = blockSize;
  }

  @Override
  public long size() throws IOException {
    return volume.size();
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    long at = position;
    int next = index.firstFrom(at / blockSize);
    while (target.hasRemaining()) {
      long copyStart = next < index.size() ? index.block(next) * blockSize : Long.MAX_VALUE;
      int count;
      if (copyStart > at) {
        count = (int) Math.min(target.remaining(), copyStart - at);
        volume.readFully(at, target, count);
      } else {
        int within = (int) (at - copyStart);
        count = Math.min(target.remaining(), blockSize - within);
        copy(next, within, target, count);
        next++;
      }
      at += count;
    }
  }

  private void copy(int entry, int within, ByteBuffer target, int count) throws IOException {
    int start = target.position();
    volume.readFully(log.position(index.place(entry)) + within, target, count);
    if (index.isEscaped(entry)) {
      ByteBuffer magic =
          ByteBuffer.allocate(Integer.BYTES)
              .order(ByteOrder.BIG_ENDIAN)
              .putInt(0, (int) LogBlock.MAGIC);
      for (int i = within; i < Math.min(Integer.BYTES, within + count); i++) {
        target.put(start + i - within, magic.get(i));
      }
    }
  }

  /** Does nothing: the volume belongs to whoever opened it. */
  @Override
  public void close() {}
}
