package dev.exhume.disk.filesystem.xfs.log.volume;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A volume, and in memory the pages of it that were changed. It is to be read by several threads
 * when the last change was made.
 */
public final class ChangedVolume implements ByteSource {
  private static final int PAGE_BYTES = 4096;

  /** Much more than a log of usual size can change. */
  private static final long MAX_BYTES = 256L << 20;

  /** A machine with little memory has to have some left for reading. */
  private static final int SHARE_OF_MEMORY = 4;

  private final ByteSource volume;
  private final long size;
  private final long most;
  private final NavigableMap<Long, byte[]> pages = new TreeMap<>();

  /** A volume without changes. */
  public ChangedVolume(ByteSource volume) throws IOException {
    this(volume, Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
  }

  ChangedVolume(ByteSource volume, long most) throws IOException {
    this.volume = volume;
    this.size = volume.size();
    this.most = most;
  }

  /** Whether nothing was changed. */
  public boolean isUnchanged() {
    return pages.isEmpty();
  }

  /** Reads a structure of the volume as it is now. */
  public Bytes read(String structure, long position, int length) throws IOException {
    return read(structure, position, length, ByteOrder.BIG_ENDIAN);
  }

  /**
   * Changes some bytes.
   *
   * @throws UnsupportedFeatureException when there are more changes than fit into memory
   */
  public void write(long position, byte[] bytes) throws IOException {
    if (position < 0 || position > size - bytes.length) {
      throw new MalformedDataException(
          "XFS log item",
          position,
          "it changes %d bytes beyond the end at 0x%x".formatted(bytes.length, size));
    }
    int done = 0;
    while (done < bytes.length) {
      int within = (int) ((position + done) % PAGE_BYTES);
      int length = Math.min(bytes.length - done, PAGE_BYTES - within);
      System.arraycopy(bytes, done, page(position + done - within), within, length);
      done += length;
    }
  }

  private byte[] page(long start) throws IOException {
    byte[] known = pages.get(start);
    if (known != null) {
      return known;
    }
    if ((pages.size() + 1L) * PAGE_BYTES > most) {
      throw new UnsupportedFeatureException(
          "an XFS log that changes more than %d bytes".formatted(most));
    }
    byte[] page = new byte[PAGE_BYTES];
    volume.readFully(
        start, ByteBuffer.wrap(page), (int) Math.min(PAGE_BYTES, volume.size() - start));
    pages.put(start, page);
    return page;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    if (position < 0 || position > size - target.remaining()) {
      throw new MalformedDataException(
          "volume",
          position,
          "%d bytes reach past the end at 0x%x".formatted(target.remaining(), size));
    }
    long next = position;
    while (target.hasRemaining()) {
      next += readSome(next, target);
    }
  }

  private int readSome(long position, ByteBuffer target) throws IOException {
    Map.Entry<Long, byte[]> changed = pages.ceilingEntry(position - position % PAGE_BYTES);
    if (changed != null && changed.getKey() <= position) {
      int within = (int) (position - changed.getKey());
      int length = Math.min(target.remaining(), PAGE_BYTES - within);
      target.put(changed.getValue(), within, length);
      return length;
    }
    long end = changed == null ? size : changed.getKey();
    int length = (int) Math.min(target.remaining(), end - position);
    volume.readFully(position, target, length);
    return length;
  }

  /** Does nothing: the volume is closed by whoever opened it. */
  @Override
  public void close() {}
}
