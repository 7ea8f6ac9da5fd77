package dev.exhume.core.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bits of a file's mode that let somebody execute it. */
public final class ExecuteBits {
  private static final int ANY = 0111;

  private ExecuteBits() {}

  /** Whether any of them is set; links are followed. */
  public static boolean isAnySet(Path file) throws IOException {
    return ((int) Files.getAttribute(file, "unix:mode") & ANY) != 0;
  }
}
