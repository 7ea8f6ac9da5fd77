package dev.exhume.core.reading;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a text file that only grows, such as a log. */
public final class TextTail {
  private TextTail() {}

  /**
   * The last lines, of which the first may lack its start.
   *
   * @return nothing when there is no such regular file, or when it could not be read, which is then
   *     among the problems
   */
  public static List<String> lines(Path file, int maxBytes, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (ByteSource source = ByteSource.open(file)) {
      int length = (int) Math.min(maxBytes, source.size());
      return source
          .read("end of the text", source.size() - length, length, ByteOrder.BIG_ENDIAN)
          .text(0, length)
          .lines()
          .toList();
    } catch (IOException e) {
      problems.unreadable(file, e);
      return List.of();
    }
  }
}
