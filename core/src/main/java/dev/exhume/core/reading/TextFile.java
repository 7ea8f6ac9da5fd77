package dev.exhume.core.reading;

import dev.exhume.core.profile.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text file of the dead server, read once and whole.
 *
 * <p>Old files are in any charset: what is not valid UTF-8 is taken for Latin-1, which loses
 * nothing. Lines end in LF or CR LF.
 */
public final class TextFile {
  /** More than any configuration file, little enough to hold several. */
  private static final int MAX_MEBIBYTES = 16;

  /** A file of bare line feeds would take many times its size in memory. */
  private static final int MAX_LINES = 500_000;

  private final Path path;
  private final List<TextLine> lines;

  private TextFile(Path path, List<TextLine> lines) {
    this.path = path;
    this.lines = List.copyOf(lines);
  }

  /**
   * Reads a file if it is there.
   *
   * @return empty when there is no such regular file, or when it could not be read, which is then
   *     among the problems
   */
  public static Optional<TextFile> read(Path path, Problems problems) {
    return readStart(path, MAX_MEBIBYTES, problems);
  }

  /** Reads a file as {@link #read} does, but no more of it than its kind can make use of. */
  public static Optional<TextFile> readStart(Path path, int maxMebibytes, Problems problems) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isOther()) {
        problems.add(path, "is no regular file; it was not opened");
      }
      if (!attributes.isRegularFile()) {
        return Optional.empty();
      }
      byte[] content = content(path, maxMebibytes, problems);
      return Optional.of(new TextFile(path, split(path, decode(content), problems)));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (IOException e) {
      problems.unreadable(path, e);
      return Optional.empty();
    }
  }

  /** The file that was read. */
  public Path path() {
    return path;
  }

  /** All lines, blank ones and comments included. */
  public List<TextLine> lines() {
    return lines;
  }

  /** The lines that say something: neither blank nor a comment that starts with {@code #}. */
  public List<TextLine> meaningfulLines() {
    return lines.stream().filter(line -> !line.isBlankOrComment()).toList();
  }

  /** The first line that says something. */
  public Optional<TextLine> firstMeaningfulLine() {
    return lines.stream().filter(line -> !line.isBlankOrComment()).findFirst();
  }

  /** The whole text with LF at each line's end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  /** The file as a whole. */
  public Evidence evidence() {
    return Evidence.file(path.toString());
  }

  private static byte[] content(Path path, int maxMebibytes, Problems problems) throws IOException {
    int maxBytes = maxMebibytes << 20;
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(maxBytes);
      if (content.length == maxBytes && in.read() >= 0) {
        problems.add(
            path, "is longer than %d MiB; only its start was read".formatted(maxMebibytes));
      }
      return content;
    }
  }

  private static String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  private static List<TextLine> split(Path path, String content, Problems problems) {
    List<TextLine> lines = new ArrayList<>();
    String name = path.toString();
    int start = 0;
    while (start < content.length()) {
      if (lines.size() == MAX_LINES) {
        problems.add(path, "has more than %d lines; only the first were read".formatted(MAX_LINES));
        break;
      }
      int lineFeed = content.indexOf('\n', start);
      int end = lineFeed < 0 ? content.length() : lineFeed;
      int textEnd = end > start && content.charAt(end - 1) == '\r' ? end - 1 : end;
      lines.add(new TextLine(name, lines.size() + 1, content.substring(start, textEnd)));
      start = end + 1;
    }
    return lines;
  }
}
