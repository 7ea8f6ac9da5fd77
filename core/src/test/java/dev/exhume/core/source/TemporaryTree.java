package dev.exhume.core.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary directory for samples; JUnit's own complain about links that lead out of them. */
public record TemporaryTree(Path path) implements AutoCloseable {
  /** Makes an empty one. */
  public static TemporaryTree create() throws IOException {
    return new TemporaryTree(Files.createTempDirectory("exhume"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
