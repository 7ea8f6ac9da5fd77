package dev.exhume.core.analysis.jobs;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.CommandName;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What cron starts when it starts itself, or starts again when it finds it gone. */
public final class CronStarts {
  private static final String MANAGER = "cron";
  private static final String AT_BOOT = "@reboot";

  /** {@code pgrep feeder || /opt/feeder}, {@code flock -n /tmp/lock /opt/feeder}. */
  private static final Pattern UNLESS_RUNNING =
      Pattern.compile(
          ".*\\b(?:pgrep|pidof|ps\\s.{0,80}grep|kill\\s+-0|status)\\b.{0,300}\\|\\|(.+)|.*\\bflock\\s+(?:-n|--nonblock)\\s+\\S+\\s+(.+)");

  private static final int MAX_COMMAND = 1000;

  private CronStarts() {}

  /**
   * Those that booting did not start already under the same name.
   *
   * @param booted what booting started
   */
  public static List<BootService> services(
      Path root, List<ScheduledJob> jobs, List<BootService> booted, Ownership ownership) {
    Set<String> known =
        booted.stream()
            .filter(BootService::enabled)
            .map(BootService::name)
            .collect(Collectors.toCollection(HashSet::new));
    return jobs.stream()
        .filter(job -> job.kind().equals("cron"))
        .flatMap(job -> service(root, job, ownership))
        .filter(service -> known.add(service.name()))
        .toList();
  }

  private static Stream<BootService> service(Path root, ScheduledJob job, Ownership ownership) {
    return started(job)
        .flatMap(CommandName::program)
        .map(
            program ->
                BootServiceBuilder.service(CommandName.base(program), MANAGER, job.evidence())
                    .owner(
                        ServerPath.of(root, program)
                            .filter(Files::isRegularFile)
                            .flatMap(ownership::ownerOf))
                    .build())
        .stream();
  }

  private static Optional<String> started(ScheduledJob job) {
    if (job.schedule().equals(AT_BOOT)) {
      return Optional.of(job.command());
    }
    Matcher watchdog = UNLESS_RUNNING.matcher(job.command());
    if (job.command().length() > MAX_COMMAND || !watchdog.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(watchdog.group(1)).or(() -> Optional.of(watchdog.group(2)));
  }
}
