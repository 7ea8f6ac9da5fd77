package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a runlevel's directory: {@code S85httpd} starts httpd.
 *
 * @param starts whether it starts its service rather than stops it
 */
record StartLink(Path path, boolean starts, int order, String name) {
  private static final Pattern NAME = Pattern.compile("([SK])(\\d\\d)(.+)", Pattern.DOTALL);

  /** What package managers and editors leave behind, which {@code rc} passes over. */
  private static final Pattern LEFTOVER =
      Pattern.compile(
          ".*(\\.(rpmsave|rpmorig|rpmnew|orig|dpkg-(old|dist|new|bak|tmp)|swp)|~)", Pattern.DOTALL);

  static Optional<StartLink> of(Path path) {
    String fileName = path.getFileName().toString();
    Matcher matcher = NAME.matcher(fileName);
    if (!matcher.matches() || LEFTOVER.matcher(fileName).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new StartLink(
            path,
            matcher.group(1).equals("S"),
            Integer.parseInt(matcher.group(2)),
            matcher.group(3)));
  }

  /** The links of a directory that start something, in the order of {@code rc}. */
  static List<StartLink> in(Path directory, Problems problems) {
    return Folder.entries(directory, problems).stream()
        .flatMap(entry -> of(entry).stream())
        .filter(StartLink::starts)
        .sorted(Comparator.comparingInt(StartLink::order).thenComparing(StartLink::name))
        .toList();
  }
}
