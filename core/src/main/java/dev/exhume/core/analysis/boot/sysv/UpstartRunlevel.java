package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runlevel that a job of upstart brings the machine into when no inittab says otherwise. */
final class UpstartRunlevel {
  private static final List<String> JOBS =
      List.of("etc/init/rc-sysinit.override", "etc/init/rc-sysinit.conf", "etc/event.d/rc-default");

  private static final Pattern RUNLEVEL =
      Pattern.compile("(?:env\\s+DEFAULT_RUNLEVEL=|telinit\\s+)[\"']?([2-5])[\"']?");

  private UpstartRunlevel() {}

  static Optional<DefaultRunlevel> read(Path root, Problems problems) {
    return JOBS.stream()
        .flatMap(job -> TextFile.readStart(root.resolve(job), 1, problems).stream())
        .flatMap(job -> job.meaningfulLines().stream())
        .flatMap(UpstartRunlevel::runlevel)
        .findFirst();
  }

  private static Stream<DefaultRunlevel> runlevel(TextLine line) {
    Matcher matcher = RUNLEVEL.matcher(line.stripped());
    return matcher.matches()
        ? Stream.of(new DefaultRunlevel(matcher.group(1), Optional.of(line.evidence())))
        : Stream.empty();
  }
}
