package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The root of a small server whose files are damaged in many ways, and what RPM itself says of
 * them; see {@code testdata/rpm/make-verify.sh}.
 */
public final class VerifiedRoot {
  private VerifiedRoot() {}

  /** Writes the tarball of the root into a directory. */
  public static Path write(Path directory) throws IOException {
    try (InputStream in = resource("root.tar.gz")) {
      return Files.write(directory.resolve("root.tar.gz"), in.readAllBytes());
    }
  }

  /** The lines that RPM printed: {@code all}, {@code no-time}, {@code no-content}, … */
  public static List<String> lines(String name) throws IOException {
    try (InputStream in = resource(name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        VerifiedRoot.class.getResourceAsStream("rpm/verify/" + name), name);
  }
}
