package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An archive unpacked from its compression into a temporary file, which has no name any more once
 * it is open, so that it goes with the process in any case.
 *
 * @param damage why the archive is not whole
 */
record Spool(ByteSource archive, Optional<String> damage) {
  private static final int CHUNK = 1 << 16;

  static Spool of(SeekableByteChannel compressed, Compression compression) throws IOException {
    Path file = Files.createTempFile("exhume", ".tar");
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    boolean done = false;
    try {
      Optional<String> damage = unpack(compressed, compression, channel);
      done = true;
      return new Spool(ByteSource.of(channel), damage);
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private static Optional<String> unpack(
      SeekableByteChannel compressed, Compression compression, FileChannel archive)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (InputStream file = new BufferedInputStream(Channels.newInputStream(compressed), CHUNK);
        InputStream in = new DecoderStream(compression.open(file))) {
      int count = in.read(chunk);
      while (count >= 0) {
        write(archive, ByteBuffer.wrap(chunk, 0, count));
        count = in.read(chunk);
      }
      return Optional.empty();
    } catch (ClosedChannelException | SpoolException ours) {
      throw ours;
    } catch (IOException e) {
      // What came before the damage is there, and worth a lot.
      String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
      return Optional.of(
          "its %s compression is damaged: %s".formatted(compression.title(), reason));
    }
  }

  private static void write(FileChannel archive, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        archive.write(bytes);
      }
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  /** The host's fault, not the archive's: mostly, the temporary directory is full. */
  private static final class SpoolException extends IOException {
    SpoolException(IOException cause) {
      super("unpacking into the temporary directory failed: " + cause.getMessage(), cause);
    }
  }
}
