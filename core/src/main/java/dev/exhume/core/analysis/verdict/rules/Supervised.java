package dev.exhume.core.analysis.verdict.rules;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.profile.Verdict;
import java.util.Optional;

/** What somebody told another program to keep running is needed, unless the catalogue doubts it. */
public record Supervised() implements Rule {
  private static final ImmutableMap<String, String> REASONS =
      ImmutableMap.<String, String>builder()
          .put("inittab", "init itself ran it")
          .put("supervisord", "supervisord kept it running")
          .put("daemontools", "daemontools kept it running")
          .put("runit", "runit kept it running")
          .put("monit", "monit started it whenever it was gone")
          .put("pm2", "pm2 started it again after each boot")
          .put("heartbeat", "the cluster started it on this machine, not booting")
          .put("rgmanager", "the cluster started it on this machine, not booting")
          .put("rc.local", "a line of the administrator's own boot script started it")
          .put("cron", "cron started it at boot, or whenever it was gone")
          .build();

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    Verdict verdict = candidate.entry().map(CatalogueEntry::verdict).orElse(Verdict.NEEDED);
    return Optional.ofNullable(REASONS.get(candidate.service().manager()))
        .map(
            reason ->
                new Ruling(
                    verdict,
                    "%s (%s)".formatted(reason, candidate.service().evidence().location())));
  }
}
