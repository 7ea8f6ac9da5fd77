package dev.exhume.core.reach;

import com.google.common.collect.Range;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The texts that end with a NUL byte in a binary file: names of other files among them. */
final class BinaryTexts {
  private static final int MIN_LENGTH = 2;
  private static final int MAX_LENGTH = 200;
  private static final long MAX_BYTES = 128L << 20;
  private static final int CHUNK = 1 << 16;

  private BinaryTexts() {}

  /**
   * Hands out each text of printable characters without white space.
   *
   * @param symbols where the names of symbols lie, which are those of functions
   */
  static void read(Path file, Range<Long> symbols, Consumer<String> taker) throws IOException {
    byte[] chunk = new byte[CHUNK];
    byte[] text = new byte[MAX_LENGTH];
    int length = 0;
    long total = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.read(chunk);
      while (read > 0 && total < MAX_BYTES) {
        for (int i = 0; i < read; i++) {
          byte c = chunk[i];
          if (c > ' ' && c < 0x7F) {
            if (length >= 0 && length < MAX_LENGTH) {
              text[length++] = c;
            } else {
              length = -1;
            }
          } else {
            if (c == 0 && length >= MIN_LENGTH && !symbols.contains(total + i)) {
              taker.accept(new String(text, 0, length, StandardCharsets.US_ASCII));
            }
            // After anything else than a NUL byte, what follows is the rest of a longer text.
            length = c == 0 ? 0 : -1;
          }
        }
        total += read;
        read = in.read(chunk);
      }
    }
  }
}
