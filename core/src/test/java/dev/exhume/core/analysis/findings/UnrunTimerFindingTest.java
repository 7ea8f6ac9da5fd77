package dev.exhume.core.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.ScheduledJob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnrunTimerFindingTest {
  private static ScheduledJob job(String kind, String command, Optional<String> owner) {
    return new ScheduledJob(
        kind, "daily", Optional.of("root"), command, owner, Evidence.line("/etc/x", 2));
  }

  @Test
  void aJobThatSomebodyWroteForATimerOfSystemdHasNobodyToRunIt() {
    Optional<Finding> finding =
        UnrunTimerFinding.of(
            List.of(
                job("systemd-timer", "/opt/backup", Optional.empty()),
                job("systemd-timer", "/usr/sbin/logrotate", Optional.of("logrotate"))));

    assertThat(finding)
        .hasValueSatisfying(
            found -> {
              assertThat(found.detail()).isEqualTo("No package brought them: /opt/backup (daily).");
              assertThat(found.evidence()).containsExactly(Evidence.line("/etc/x", 2));
            });
  }

  @Test
  void jobsOfPackagesAndOfCronAreNone() {
    assertThat(
            UnrunTimerFinding.of(
                List.of(
                    job("systemd-timer", "/usr/sbin/logrotate", Optional.of("logrotate")),
                    job("cron", "/opt/backup", Optional.empty()))))
        .isEmpty();
  }
}
