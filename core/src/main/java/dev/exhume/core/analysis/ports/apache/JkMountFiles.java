package dev.exhume.core.analysis.ports.apache;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of mod_jk that say which requests go to which worker: {@code /shop|/shop/*=tomcat}. */
final class JkMountFiles {
  private static final Pattern MOUNT =
      Pattern.compile("(/[^=]{0,500}?)\\s*=\\s*([\\w.-]{1,100}).*");
  private static final Splitter ALTERNATIVES = Splitter.on('|').omitEmptyStrings().limit(2);

  /** Nobody writes more. */
  private static final int MAX_MOUNTS = 300;

  private JkMountFiles() {}

  /** The configuration with the mounts of such files as if it had them itself. */
  static ApacheConfiguration addTo(
      Path root, ApacheConfiguration configuration, Problems problems) {
    Stream.concat(Stream.of(configuration.main()), configuration.hosts().stream())
        .forEach(
            host -> {
              List<ApacheDirective> mounts =
                  host.all("jkmountfile")
                      .flatMap(file -> mounts(root, file, problems))
                      .limit(MAX_MOUNTS)
                      .toList();
              mounts.forEach(host::add);
            });
    return configuration;
  }

  private static Stream<ApacheDirective> mounts(
      Path root, ApacheDirective directive, Problems problems) {
    return directive.firstArgument().stream()
        .flatMap(file -> ServerPath.of(root, file).stream())
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .flatMap(JkMountFiles::mounts);
  }

  /** The second alternative is added to the first, which stands for itself as well. */
  private static Stream<ApacheDirective> mounts(TextLine line) {
    Matcher mount = MOUNT.matcher(line.stripped());
    if (!mount.matches()) {
      return Stream.of();
    }
    List<String> paths = ALTERNATIVES.splitToList(mount.group(1));
    return paths.stream()
        .map(path -> path.equals(paths.get(0)) ? path : paths.get(0) + path)
        .map(
            path -> new ApacheDirective("jkmount", List.of(path, mount.group(2)), line.evidence()));
  }
}
