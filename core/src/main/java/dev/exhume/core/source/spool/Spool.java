package dev.exhume.core.source.spool;

import com.google.common.io.CountingInputStream;
import dev.exhume.binary.ByteSource;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file unpacked from its compression into a temporary one, which has no name any more once it is
 * open, so that it goes with the process in any case.
 */
public final class Spool implements Closeable {
  private static final int BUFFER = 1 << 16;

  /** Of a stream that was cut off, decoders keep what they had of one chunk to themselves. */
  private static final int CHUNK = 1 << 12;

  private static final long ROOM_CHECK_BYTES = 16L << 20;

  private final FileChannel channel;
  private final ByteSource content;
  private Optional<String> damage = Optional.empty();
  private long damageOffset;

  private Spool(FileChannel channel) {
    this.channel = channel;
    this.content = ByteSource.of(channel);
  }

  /**
   * Unpacks a file.
   *
   * @param compressed is closed
   * @param maxBytes what it may have at most when it is unpacked; the rest is damage
   * @param progress is given the bytes that were unpacked so far
   */
  public static Spool of(
      InputStream compressed, Compression compression, long maxBytes, LongConsumer progress)
      throws IOException {
    boolean done = false;
    Spool spool = new Spool(TemporaryFile.open());
    try {
      spool.unpack(compressed, compression, maxBytes, progress);
      done = true;
      return spool;
    } finally {
      if (!done) {
        spool.close();
      }
    }
  }

  private void unpack(
      InputStream compressed, Compression compression, long maxBytes, LongConsumer progress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long written = 0;
    CountingInputStream file = new CountingInputStream(new BufferedInputStream(compressed, BUFFER));
    try (file;
        InputStream in = new DecoderStream(compression.open(file))) {
      int count = in.read(chunk);
      while (count >= 0) {
        if (count > maxBytes - written) {
          damageOffset = file.getCount();
          damage = Optional.of("it unpacks to more than the %d bytes it may".formatted(maxBytes));
          return;
        }
        if (written % ROOM_CHECK_BYTES < CHUNK) {
          requireRoom();
        }
        write(ByteBuffer.wrap(chunk, 0, count));
        written += count;
        progress.accept(written);
        count = in.read(chunk);
      }
    } catch (ClosedChannelException | SpoolException ours) {
      throw ours;
    } catch (IOException e) {
      // What came before the damage is there, and worth a lot.
      String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
      damageOffset = file.getCount();
      damage =
          Optional.of(
              "its %s compression is damaged: %s; near offset 0x%x"
                  .formatted(compression.title(), reason, damageOffset));
    }
  }

  private static void requireRoom() throws SpoolException {
    try {
      TemporaryFile.requireRoom();
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  /** What was unpacked; closing it closes the spool. */
  public ByteSource content() {
    return content;
  }

  /** Why the file is not whole, if it is not. */
  public Optional<String> damage() {
    return damage;
  }

  /** How far the compressed file was read when the damage was met. */
  public long damageOffset() {
    return damageOffset;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The host's fault, not the file's: mostly, the temporary directory is full. */
  private static final class SpoolException extends IOException {
    SpoolException(IOException cause) {
      super(
          "it cannot be unpacked into %s: %s; set TMPDIR to a directory with more room"
              .formatted(TemporaryFile.directory(), cause.getMessage()),
          cause);
    }
  }
}
