package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program file of httpd tells: its version, and the modules that are linked into it. */
final class HttpdProgram {
  private static final int MAX_BYTES = 16 << 20;
  private static final Pattern VERSION = Pattern.compile("Apache/(\\d{1,3}(?:\\.\\d{1,3}){1,2})");

  private final String content;

  private HttpdProgram(String content) {
    this.content = content;
  }

  /** Reads the first of the programs that is there. */
  static HttpdProgram read(List<Path> programs, Problems problems) {
    for (Path program : programs) {
      if (Files.isRegularFile(program)) {
        try (InputStream in = Files.newInputStream(program)) {
          return new HttpdProgram(
              new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          problems.unreadable(program, e);
        }
      }
    }
    return new HttpdProgram("");
  }

  Optional<String> version() {
    Matcher version = VERSION.matcher(content);
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  /**
   * Whether a module is part of the program.
   *
   * @param source by which the program knows it: {@code mod_ssl.c}
   */
  boolean contains(String source) {
    return source.endsWith(".c") && content.contains(source + '\0');
  }
}
