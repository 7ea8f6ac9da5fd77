package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.reading.ExecuteBits;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds a program that the web server would run by CGI, where distributions keep such programs. */
final class CgiPrograms {
  private static final List<String> PLACES =
      List.of(
          "var/www/cgi-bin",
          "usr/lib/cgi-bin",
          "usr/lib64/cgi-bin",
          "srv/www/cgi-bin",
          "var/www/localhost/cgi-bin",
          "home/httpd/cgi-bin",
          "usr/local/apache/cgi-bin",
          "usr/local/apache2/cgi-bin");

  private CgiPrograms() {}

  /** The first of them. */
  static Optional<Path> first(Path root, Problems problems) {
    return PLACES.stream()
        .map(root::resolve)
        .filter(place -> Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS))
        .flatMap(place -> Folder.entries(place, problems).stream())
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .filter(file -> isExecutable(file, problems))
        .findFirst();
  }

  private static boolean isExecutable(Path file, Problems problems) {
    try {
      return ExecuteBits.isAnySet(file);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return false;
    }
  }
}
