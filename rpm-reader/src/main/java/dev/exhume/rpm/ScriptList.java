package dev.exhume.rpm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The scripts of a package. */
final class ScriptList {
  /** Packages of RPM 2 do not name the interpreter. */
  static final String SHELL = "/bin/sh";

  /** More than any interpreter is given. */
  static final int MAX_ARGUMENTS = 1_000;

  private ScriptList() {}

  /** All scripts, in the order of {@link RpmScript.Kind}. */
  static List<RpmScript> in(RpmHeader header) {
    return Arrays.stream(RpmScript.Kind.values())
        .map(kind -> kind.in(header))
        .flatMap(Optional::stream)
        .toList();
  }
}
