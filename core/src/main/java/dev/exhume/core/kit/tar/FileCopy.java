package dev.exhume.core.kit.tar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * How the copy of a file's bytes went.
 *
 * @param damage what stopped the reading; zeros stand for all that follows
 */
public record FileCopy(Optional<Damage> damage) {
  static final FileCopy COMPLETE = new FileCopy(Optional.empty());

  /** The first byte that could not be read, and why. */
  public record Damage(long offset, String reason) {}

  /** Whether each byte was read. */
  public boolean isComplete() {
    return damage.isEmpty();
  }

  /** Fills the buffer from a place in a file, as far as that can be read. */
  static FileCopy read(SeekableByteChannel channel, long offset, ByteBuffer buffer) {
    try {
      channel.position(offset);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          return damaged(offset + buffer.position(), "the file ends early");
        }
      }
      return COMPLETE;
    } catch (IOException e) {
      // The archive already says how long the file is; a dead disk must not cost the other files.
      return damaged(offset + buffer.position(), String.valueOf(e.getMessage()));
    }
  }

  private static FileCopy damaged(long offset, String reason) {
    return new FileCopy(Optional.of(new Damage(offset, reason)));
  }
}
