package dev.exhume.core.kit.plan;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.Host.KernelParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kernel parameters of the machine that a container can have for itself. */
final class KernelSettings {
  /** The first PostgreSQL that does without a large segment of System V shared memory. */
  private static final String POSTGRESQL_WITHOUT_SHMMAX = "9.3";

  private static final String SHMMAX = "kernel.shmmax";
  private static final String SHMALL = "kernel.shmall";
  private static final String LARGE_SEGMENT = "68719476736";
  private static final String LARGE_SUM = "4294967296";

  /**
   * Parameters that each container has and today's kernels still know: an engine refuses to start a
   * container with any other.
   */
  private static final Pattern KNOWN =
      Pattern.compile(
          "kernel\\.(shmmax|shmall|shmmni|sem|msgmax|msgmnb|msgmni)|fs\\.mqueue\\.[a-z_]{1,40}|"
              + "net\\.core\\.somaxconn|net\\.ipv4\\.(ip_local_port_range|ip_forward|ip_nonlocal_bind|"
              + "ip_default_ttl|tcp_fin_timeout|tcp_keepalive_(time|intvl|probes)|tcp_syncookies|"
              + "tcp_max_syn_backlog|tcp_ecn|tcp_sack|tcp_timestamps|tcp_window_scaling|tcp_tw_reuse|"
              + "tcp_retries[12]|tcp_syn_retries|tcp_synack_retries|icmp_echo_ignore_(all|broadcasts)|"
              + "conf\\.(all|default)\\.[a-z_]{1,40})|net\\.ipv6\\.conf\\.(all|default)\\.disable_ipv6");

  private static final Pattern VALUE = Pattern.compile("-?\\d{1,20}( -?\\d{1,20}){0,3}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./-]{1,80}");

  private KernelSettings() {}

  /** Adds the options, and advice for parameters that only the host can have. */
  static void plan(ContainerFacts facts, PlannedOptions options, List<Advice> advice) {
    Map<String, KernelParameter> own = new LinkedHashMap<>();
    for (KernelParameter parameter : facts.host().kernelParameters()) {
      if (parameter.perContainer() && isFit(parameter)) {
        own.put(parameter.name(), parameter);
      } else if (NAME.matcher(parameter.name()).matches()
          && VALUE.matcher(value(parameter)).matches()) {
        advice.add(
            new Advice(
                parameter.name(),
                "the machine had %s; %s"
                    .formatted(
                        value(parameter),
                        parameter.perContainer()
                            ? "a container of today has no such parameter"
                            : "a container has what its host has: set it there if it matters"),
                Optional.of(parameter.evidence())));
      }
    }
    if (wantsLargeSegment(facts)) {
      String reason = "The database keeps its buffers in one large segment of shared memory.";
      atLeast(own.remove(SHMMAX), SHMMAX, LARGE_SEGMENT, reason, options);
      atLeast(own.remove(SHMALL), SHMALL, LARGE_SUM, reason, options);
    }
    own.values()
        .forEach(
            parameter ->
                options.use(
                    "--sysctl",
                    parameter.name() + "=" + value(parameter),
                    "The machine had set its kernel so.",
                    parameter.evidence()));
  }

  private static void atLeast(
      @Nullable KernelParameter own,
      String name,
      String least,
      String reason,
      PlannedOptions options) {
    if (own != null && isMore(value(own), least)) {
      options.use("--sysctl", name + "=" + value(own), reason, own.evidence());
    } else {
      options.use("--sysctl", name + "=" + least, reason);
    }
  }

  private static boolean isMore(String value, String other) {
    return CharMatcher.is(' ').matchesNoneOf(value)
        && (value.length() > other.length()
            || (value.length() == other.length() && value.compareTo(other) > 0));
  }

  private static boolean isFit(KernelParameter parameter) {
    return KNOWN.matcher(parameter.name()).matches() && VALUE.matcher(value(parameter)).matches();
  }

  private static String value(KernelParameter parameter) {
    return CharMatcher.whitespace().trimAndCollapseFrom(parameter.value(), ' ');
  }

  private static boolean wantsLargeSegment(ContainerFacts facts) {
    return facts.hasEngine("oracle")
        || facts.databases().stream()
            .filter(database -> database.engine().equals("postgresql"))
            .flatMap(database -> database.version().stream())
            .anyMatch(version -> Versions.isBefore(version, POSTGRESQL_WITHOUT_SHMMAX));
  }
}
