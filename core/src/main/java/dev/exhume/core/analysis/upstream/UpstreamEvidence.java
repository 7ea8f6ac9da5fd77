package dev.exhume.core.analysis.upstream;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;

/** What is known of a server when what no distributor cares for is judged. */
public final class UpstreamEvidence {
  private final PackageInventory packages;
  private final List<Software> software;
  private final List<Site> sites;
  private final Exposure exposure;
  private final Runners runners;
  private final Problems problems;

  /**
   * Gathers it; the start scripts of services are read when they are asked for, each once.
   *
   * @param root the dead server's {@code /}
   */
  public UpstreamEvidence(
      Path root,
      PackageInventory packages,
      List<Software> software,
      Exposure exposure,
      List<Port> ports,
      List<Site> sites,
      Problems problems) {
    this.packages = packages;
    this.software = List.copyOf(software);
    this.sites = List.copyOf(sites);
    this.exposure = exposure;
    this.runners = new Runners(root, exposure.needed(), ports, software, problems);
    this.problems = problems;
  }

  PackageInventory packages() {
    return packages;
  }

  List<Software> software() {
    return software;
  }

  List<Site> sites() {
    return sites;
  }

  Exposure exposure() {
    return exposure;
  }

  Runners runners() {
    return runners;
  }

  Problems problems() {
    return problems;
  }
}
