package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the network interfaces that were configured, but for the loopback. */
final class InterfaceDetector {
  private InterfaceDetector() {}

  static List<NetworkInterface> detect(Path root, Problems problems) {
    return Stream.of(
            IfcfgInterfaces.detect(root.resolve("etc/sysconfig/network-scripts"), problems),
            IfcfgInterfaces.detect(root.resolve("etc/sysconfig/network"), problems),
            DebianInterfaces.detect(root, problems),
            SlackwareInterfaces.detect(root, problems),
            GentooInterfaces.detect(root, problems))
        .flatMap(List::stream)
        .filter(found -> !found.name().equals("lo") && !found.name().startsWith("lo:"))
        .sorted(
            Comparator.comparing(NetworkInterface::name)
                .thenComparing(found -> found.evidence().location()))
        .toList();
  }
}
