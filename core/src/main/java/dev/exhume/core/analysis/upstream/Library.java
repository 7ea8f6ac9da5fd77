package dev.exhume.core.analysis.upstream;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A library of Java that lies on the server.
 *
 * @param version empty for a copy among the classes of something else that does not tell it
 * @param hasClass whether the class that its holes are in is there
 * @param file on the disk
 * @param inside the archives in it that lead to the library, with {@code !/} between; empty for the
 *     file itself
 */
record Library(String name, Optional<String> version, boolean hasClass, Path file, String inside) {
  String location() {
    return inside.isEmpty() ? file.toString() : file + "!/" + inside;
  }
}
