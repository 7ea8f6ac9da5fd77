package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A boot under upstart: its jobs, and the scripts of System V that one of them follows. */
public final class UpstartBoot {
  private static final String STAND_IN = "lib/init/upstart-job";

  private UpstartBoot() {}

  /**
   * All jobs with the scripts among them, in start order; jobs that booting does not start come
   * last.
   *
   * @param runlevel that the machine came up in
   * @param links the services of System V
   */
  public static List<BootService> services(
      Path root, String runlevel, List<BootService> links, Ownership ownership, Problems problems) {
    List<UpstartJob> jobs = JobFiles.read(root, problems);
    StartedJobs boot = StartedJobs.of(jobs, runlevel);
    JobService reader = new JobService(root, ownership, problems);
    List<BootService> services = new ArrayList<>();
    boot.started().forEach(job -> services.add(reader.started(job)));
    services.addAll(boot.beforeLinks(), withoutJobs(root, links, jobs));
    jobs.stream()
        .filter(job -> !boot.isStarted(job))
        .forEach(job -> services.add(reader.waiting(job)));
    return List.copyOf(services);
  }

  /** Upstart passes over scripts of which it has a job, and over those that only stand for one. */
  private static List<BootService> withoutJobs(
      Path root, List<BootService> links, List<UpstartJob> jobs) {
    Set<String> names =
        jobs.stream().filter(job -> !job.old()).map(UpstartJob::name).collect(Collectors.toSet());
    return links.stream()
        .filter(link -> !names.contains(link.scriptName()))
        .filter(link -> link.script().filter(script -> isStandIn(root, script)).isEmpty())
        .toList();
  }

  private static boolean isStandIn(Path root, Path script) {
    Path standIn = root.resolve(STAND_IN);
    try {
      return Files.isSymbolicLink(script)
          && script.resolveSibling(Files.readSymbolicLink(script)).normalize().equals(standIn);
    } catch (IOException e) {
      return false;
    }
  }
}
