package dev.exhume.core.analysis.host.kernel;

import dev.exhume.core.profile.Host.ResourceLimit;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the limits that {@code pam_limits} sets.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/limits.conf.5.html">limits.conf(5)</a>
 */
public final class LimitDetector {
  private static final Pattern LINE =
      Pattern.compile("(\\S{1,256})\\s+(soft|hard|-)\\s+([a-z]{1,32})\\s+(\\S{1,64})(?:\\s*#.*)?");

  private LimitDetector() {}

  /** The limits in the order in which they are set; a later one of the same kind counts. */
  public static List<ResourceLimit> detect(Path root, Problems problems) {
    Stream<Path> more =
        Folder.files(root.resolve("etc/security/limits.d"), problems).stream()
            .filter(file -> file.getFileName().toString().endsWith(".conf"));
    return Stream.concat(Stream.of(root.resolve("etc/security/limits.conf")), more)
        .flatMap(file -> TextFile.read(file, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .flatMap(line -> limit(line).stream())
        .toList();
  }

  private static Optional<ResourceLimit> limit(TextLine line) {
    Matcher limit = LINE.matcher(line.stripped());
    return limit.matches()
        ? Optional.of(
            new ResourceLimit(
                limit.group(1), limit.group(2), limit.group(3), limit.group(4), line.evidence()))
        : Optional.empty();
  }
}
