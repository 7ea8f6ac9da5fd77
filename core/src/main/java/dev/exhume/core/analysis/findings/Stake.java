package dev.exhume.core.analysis.findings;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.profile.Finding;
import java.util.Map;

/** What is at stake with a finding; of two that are equally bad the one with more comes first. */
enum Stake {
  /** The server does not start, or starts without what it is for. */
  START,
  /** Data is lost. */
  DATA,
  /** Somebody may be in already. */
  BREAK_IN,
  /** A hole lets somebody in. */
  HOLE,
  /** A setting or a secret lets somebody in. */
  ACCESS,
  /** Everything else. */
  REST;

  private static final Map<String, Stake> BY_KIND =
      ImmutableMap.<String, Stake>builder()
          .put("compatibility", START)
          .put("network", START)
          .put("missing-data", START)
          .put("data", DATA)
          .put("break-in", BREAK_IN)
          .put("vulnerability", HOLE)
          .put("account", ACCESS)
          .put("configuration", ACCESS)
          .put("certificate", ACCESS)
          .put("secret", ACCESS)
          .buildOrThrow();

  static Stake of(Finding finding) {
    return BY_KIND.getOrDefault(finding.kind(), REST);
  }
}
