package dev.exhume.core.analysis.boot.upstart;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.analysis.boot.ShellCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a job is started where no upstart runs: its preparation, then its own command. */
final class JobCommand {
  /** Upstart tells each of its processes the name of its job. */
  private static final String JOB_VARIABLE = "UPSTART_JOB";

  private JobCommand() {}

  /** Empty if the job runs nothing and only holds others together. */
  static Optional<ServiceCommand> of(UpstartJob job) {
    List<Step> before = job.process(UpstartJob.PRE_START).map(JobCommand::step).stream().toList();
    return job.process(UpstartJob.MAIN)
        .filter(process -> !process.text().isBlank())
        .map(main -> command(job, before, step(main)))
        .or(() -> preparationOnly(job, before));
  }

  /** Jobs start daemons by their preparation, too, and then have nothing to watch. */
  private static Optional<ServiceCommand> preparationOnly(UpstartJob job, List<Step> before) {
    return before.stream().findFirst().map(step -> command(job, List.of(), step));
  }

  private static ServiceCommand command(UpstartJob job, List<Step> before, Step start) {
    boolean isMain = job.process(UpstartJob.MAIN).isPresent();
    return new ServiceCommand(
        before,
        start,
        isMain && !job.ends() && !job.becomesDaemon(),
        job.setting("setuid"),
        job.setting("setgid"),
        job.setting("chdir"),
        List.of(),
        environment(job),
        secrets(job),
        List.of(),
        JobSettings.of(
            job,
            job.process(UpstartJob.POST_START).map(JobCommand::step),
            job
                .process(isMain ? UpstartJob.PRE_STOP : UpstartJob.POST_STOP)
                .map(JobCommand::step)
                .stream()
                .toList()));
  }

  private static Step step(JobProcess process) {
    return process.isScript()
        ? ShellCommand.ofScript(process.commands(), process.line())
        : ShellCommand.of(process.text(), process.line());
  }

  private static Map<String, String> environment(UpstartJob job) {
    ImmutableMap.Builder<String, String> environment = ImmutableMap.builder();
    boolean asksForName =
        job.processes().values().stream()
            .anyMatch(process -> process.text().contains("$" + JOB_VARIABLE));
    if (asksForName) {
      environment.put(JOB_VARIABLE, job.name());
    }
    job.environment().stream()
        .filter(variable -> !variable.isSecret())
        .forEach(variable -> environment.put(variable.name(), variable.value()));
    return environment.buildKeepingLast();
  }

  private static Map<String, String> secrets(UpstartJob job) {
    return job.environment().stream()
        .filter(JobVariable::isSecret)
        .collect(
            ImmutableMap.toImmutableMap(
                JobVariable::name, JobVariable::printed, (earlier, later) -> later));
  }
}
