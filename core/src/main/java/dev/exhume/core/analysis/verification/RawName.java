package dev.exhume.core.analysis.verification;

import dev.exhume.filesystem.UnixNames;
import java.nio.charset.StandardCharsets;

/** A name whose bytes are not UTF-8: packages give it as Latin-1, file systems by its bytes. */
final class RawName {
  private RawName() {}

  /** The name as the dead server's file system gives it. */
  static String of(String latin1) {
    return UnixNames.decode(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }
}
