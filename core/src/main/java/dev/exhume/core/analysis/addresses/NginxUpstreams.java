package dev.exhume.core.analysis.addresses;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.base.Ascii;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names that nginx has for groups of servers, which look like names of machines. */
final class NginxUpstreams {
  private static final Pattern UPSTREAM =
      Pattern.compile("^\\s*upstream\\s+([\\w.-]{1,253})\\s*\\{");

  private NginxUpstreams() {}

  /** Those in the configuration of nginx among files, in lower case. */
  static Set<String> in(Path root, Collection<Path> files, Problems problems) {
    Path configuration = root.resolve("etc/nginx");
    return files.stream()
        .filter(file -> file.startsWith(configuration))
        .flatMap(file -> TextFile.read(file, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .flatMap(line -> UPSTREAM.matcher(line.text()).results())
        .map((MatchResult found) -> Ascii.toLowerCase(found.group(1)))
        .collect(toUnmodifiableSet());
  }
}
