package dev.exhume.core.analysis.packages.pacman;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What {@code mtree} says of a package's files: a line for each with words {@code key=value}, after
 * lines {@code /set} with what is usual from there on.
 *
 * @see <a href="https://man.freebsd.org/cgi/man.cgi?query=mtree&sektion=5">mtree(5)</a>
 */
final class PacmanTree {
  /** No package has so long a list; a few bytes of gzip can be as long as one likes. */
  private static final int MAX_CHARACTERS = 64 << 20;

  private static final int MAX_LINE = 16 << 10;
  private static final String SET = "/set ";
  private static final String UNSET = "/unset ";

  private PacmanTree() {}

  /** The words of each file, by its path from the root. */
  static Map<String, Map<String, String>> read(Path file, Problems problems) {
    Map<String, Map<String, String>> files = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return files;
    }
    try (InputStream in = Files.newInputStream(file);
        Reader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.ISO_8859_1))) {
      read(reader, files);
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    return files;
  }

  private static void read(Reader reader, Map<String, Map<String, String>> files)
      throws IOException {
    Map<String, String> usual = new HashMap<>();
    StringBuilder line = new StringBuilder();
    int next = reader.read();
    for (int count = 0; next >= 0; count++) {
      if (count > MAX_CHARACTERS || line.length() > MAX_LINE) {
        throw new EOFException("goes on without end; only its start was read");
      }
      if (next == '\n') {
        add(line.toString(), usual, files);
        line.setLength(0);
      } else {
        line.append((char) next);
      }
      next = reader.read();
    }
  }

  private static void add(
      String line, Map<String, String> usual, Map<String, Map<String, String>> files) {
    if (line.startsWith(SET)) {
      usual.putAll(words(Splitter.on(' ').splitToList(line)));
    } else if (line.startsWith(UNSET)) {
      usual.keySet().removeAll(Splitter.on(' ').splitToList(line));
    } else if (line.startsWith("./")) {
      List<String> words = Splitter.on(' ').splitToList(line);
      Map<String, String> all = new HashMap<>(usual);
      all.putAll(words(words.subList(1, words.size())));
      files.put(VisibleText.decode(words.get(0).substring(1)), all);
    }
  }

  private static Map<String, String> words(List<String> words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return values;
  }
}
