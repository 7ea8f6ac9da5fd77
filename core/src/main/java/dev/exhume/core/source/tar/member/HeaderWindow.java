package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The part of an archive around the header that was read last: small files lie so close together
 * that several headers come with one look at the disk, and big ones cost no more than a page of it.
 */
public final class HeaderWindow implements ByteSource {
  /** What a disk reads anyway. */
  private static final int PAGE = 1 << 12;

  private static final int MAX_WINDOW = 1 << 16;

  private final ByteSource archive;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(MAX_WINDOW).limit(0);
  private long start;

  public HeaderWindow(ByteSource archive) throws IOException {
    this.archive = archive;
    this.size = archive.size();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public synchronized void readFully(long position, ByteBuffer target) throws IOException {
    int length = target.remaining();
    if (length > PAGE || position < 0 || position > size - length) {
      archive.readFully(position, target);
      return;
    }
    if (position < start || position - start > window.limit() - length) {
      move(position);
    }
    target.put(window.slice((int) (position - start), length));
  }

  /** Looks further ahead the longer it goes straight on. */
  private void move(long position) throws IOException {
    boolean isNext = position >= start && position - start <= window.limit();
    int length = isNext ? Math.min(MAX_WINDOW, Math.max(PAGE, 2 * window.limit())) : PAGE;
    int count = (int) Math.min(size - position, length);
    // Nothing is known of the window until it is filled.
    window.clear().limit(0);
    start = position;
    archive.readFully(position, window.duplicate().limit(count));
    window.limit(count);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
