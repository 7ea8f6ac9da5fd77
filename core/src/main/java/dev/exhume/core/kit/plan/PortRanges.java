package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.ContainerPlan.PortRange;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the ranges of ports that the container publishes besides its single ports. */
final class PortRanges {
  private static final Set<String> FTP =
      Set.of("vsftpd", "proftpd", "pure-ftpd", "wu-ftpd", "ftpd", "pureftpd", "muddleftpd");
  private static final Set<String> SPEECH = Set.of("asterisk", "freeswitch", "yate");

  /** An engine may keep a process for each port. */
  private static final int MOST_PORTS = 1000;

  private PortRanges() {}

  static List<PortRange> plan(ContainerFacts facts, Set<String> listening, List<Advice> advice) {
    List<PortRange> ours =
        facts.portRanges().stream().filter(range -> listening.contains(range.service())).toList();
    for (Service service : facts.needed().toList()) {
      boolean told = ours.stream().anyMatch(range -> range.service().equals(service.name()));
      if (!told && FTP.contains(service.name())) {
        advice.add(
            new Advice(
                service.name(),
                "passive transfers take a new port each, and no range of them is set: set one and"
                    + " publish it (-p 30000-30100:30000-30100), or only active transfers work",
                Optional.of(service.evidence())));
      }
      if (!told && SPEECH.contains(service.name())) {
        advice.add(
            new Advice(
                service.name(),
                "speech takes two ports for each call, by itself from 10000 to 20000: set a smaller"
                    + " range and publish it, or run with --network host",
                Optional.of(service.evidence())));
      }
    }
    ours.stream()
        .filter(range -> !isPublishable(range))
        .forEach(
            range ->
                advice.add(
                    new Advice(
                        range.service(),
                        "%d ports (%d-%d/%s) are more than an engine publishes well: set a smaller"
                                .formatted(
                                    range.last() - range.first() + 1,
                                    range.first(),
                                    range.last(),
                                    range.protocol())
                            + " range, or run with --network host",
                        Optional.of(range.evidence()))));
    return ours.stream().filter(PortRanges::isPublishable).toList();
  }

  private static boolean isPublishable(PortRange range) {
    return range.last() - range.first() < MOST_PORTS;
  }
}
