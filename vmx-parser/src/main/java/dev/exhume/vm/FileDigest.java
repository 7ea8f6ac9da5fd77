package dev.exhume.vm;

import java.util.Objects;
import java.util.Optional;

/**
 * What a manifest says of a file, and what the file says.
 *
 * @param file as the manifest has it
 * @param algorithm as the manifest has it: {@code SHA256}
 * @param expected in hexadecimal digits of lower case
 * @param found the same of the file; empty where the file is missing or nobody knows the algorithm
 */
public record FileDigest(String file, String algorithm, String expected, Optional<String> found) {
  public FileDigest {
    Objects.requireNonNull(file);
    Objects.requireNonNull(algorithm);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(found);
  }

  /** Whether the file is what it was when the manifest was written. */
  public boolean isRight() {
    return found.filter(expected::equals).isPresent();
  }
}
