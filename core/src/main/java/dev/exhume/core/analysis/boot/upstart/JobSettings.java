package dev.exhume.core.analysis.boot.upstart;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.analysis.boot.Upkeep;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Optional;

/** The statements of a job that set something for its processes. */
final class JobSettings {
  private static final int USUAL_LIMIT = 10;
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  private JobSettings() {}

  /**
   * What they set.
   *
   * @param after what the job runs when it has started
   * @param stop what the job runs to be stopped
   */
  static ProcessSettings of(UpstartJob job, Optional<Step> after, List<Step> stop) {
    return new ProcessSettings(
        job.setting("umask"),
        job.limits().stream().flatMap(limit -> limit(limit).stream()).toList(),
        job.setting("nice").map(Ints::tryParse),
        job.setting("chroot"),
        after.stream().toList(),
        upkeep(job, stop));
  }

  private static Optional<Limit> limit(String statement) {
    List<String> words = WORDS.splitToList(statement);
    return words.size() == 3
        ? Limit.named(words.get(0), words.get(1), words.get(2))
        : Optional.empty();
  }

  private static Upkeep upkeep(UpstartJob job, List<Step> stop) {
    return new Upkeep(stop, job.setting("kill signal"), restart(job));
  }

  /** Upstart gives up after ten times within five seconds, if nothing else is said. */
  private static Optional<Service.Restart> restart(UpstartJob job) {
    Optional<Integer> limit =
        job.setting("respawn limit")
            .map(
                text ->
                    Optional.ofNullable(Ints.tryParse(WORDS.splitToList(text).get(0)))
                        .filter(number -> number > 0))
            .orElse(Optional.of(USUAL_LIMIT));
    return job.respawn()
        .filter(line -> !job.ends() && job.process(UpstartJob.MAIN).isPresent())
        .map(line -> new Service.Restart("respawn", 0, limit, line.evidence()));
  }
}
