package dev.exhume.core.analysis.software;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that stands somewhere in a binary file, such as the version that a program prints. */
final class BinaryText {
  /** More than any server program of its time; where versions stand is seldom near the end. */
  private static final int MAX_BYTES = 64 << 20;

  private static final int CHUNK_BYTES = 1 << 20;

  /** The longest text that is looked for: chunks overlap by so much. */
  private static final int MAX_TEXT = 256;

  private static final CharMatcher SPECIAL = CharMatcher.anyOf("\\^$.|?*+()[]{}");

  private final Pattern pattern;
  private final String start;

  /** A pattern that starts with some plain characters, by which it is found fast. */
  BinaryText(Pattern pattern) {
    this.pattern = pattern;
    String text = pattern.pattern();
    int special = SPECIAL.indexIn(text);
    this.start = special < 0 ? text : text.substring(0, special);
    if (start.length() < 3) {
      throw new IllegalArgumentException("does not start with plain characters: " + text);
    }
  }

  /** The first group of the first match. */
  Optional<FoundVersion> find(Path file) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      long offset = 0;
      int kept = 0;
      while (offset < MAX_BYTES) {
        int read = in.readNBytes(chunk, kept, chunk.length - kept);
        int length = kept + read;
        Optional<FoundVersion> found = find(file, chunk, length, offset);
        if (found.isPresent() || read < chunk.length - kept) {
          return found;
        }
        kept = MAX_TEXT;
        offset += length - kept;
        System.arraycopy(chunk, length - kept, chunk, 0, kept);
      }
    }
    return Optional.empty();
  }

  private Optional<FoundVersion> find(Path file, byte[] chunk, int length, long offset) {
    String text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = pattern.matcher(text);
    int at = text.indexOf(start);
    while (at >= 0) {
      matcher.region(at, Math.min(at + MAX_TEXT, text.length()));
      if (matcher.lookingAt()) {
        return Optional.of(
            new FoundVersion(matcher.group(1), Evidence.offset(file.toString(), offset + at)));
      }
      at = text.indexOf(start, at + 1);
    }
    return Optional.empty();
  }
}
