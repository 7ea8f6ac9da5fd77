package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootDetector;
import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.jobs.JobDetector;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.analysis.ports.unix.UnixSocket;
import dev.exhume.core.analysis.ports.unix.UnixSockets;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dead server whose services are judged, with what other detectors would have found. */
final class Machine {
  private final String family;
  private final String scripts;
  private final String links;
  private final ServerBuilder server;
  private final Map<String, String> owners = new HashMap<>();
  private final List<Packages.Item> packages = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();
  private UnixSockets sockets = UnixSockets.none();
  private final List<Site> sites = new ArrayList<>();
  private final List<Database> databases = new ArrayList<>();
  final Problems problems = new Problems();

  private Machine(String family, String scripts, String links, ServerBuilder server) {
    this.family = family;
    this.scripts = scripts;
    this.links = links;
    this.server = server;
  }

  static Machine redHat(ServerBuilder server) {
    server.file("/etc/inittab", "id:3:initdefault:").link("/etc/init.d", "rc.d/init.d");
    return new Machine("rhel", "/etc/rc.d/init.d/", "/etc/rc.d/rc3.d/", server)
        .with("filesystem", "CentOS", false);
  }

  static Machine debian(ServerBuilder server) {
    server.file("/etc/inittab", "id:2:initdefault:").file("/etc/debian_version", "4.0");
    return new Machine("debian", "/etc/init.d/", "/etc/rc2.d/", server)
        .with("base-files", "Debian", false);
  }

  static Machine suse(ServerBuilder server) {
    server.file("/etc/inittab", "id:3:initdefault:");
    return new Machine("suse", "/etc/init.d/", "/etc/init.d/rc3.d/", server)
        .with("aaa_base", "SUSE LINUX Products GmbH, Nuernberg, Germany", false);
  }

  /** A package of which nothing else matters. */
  Machine with(String name, String vendor, boolean thirdParty) {
    packages.add(ItemBuilder.item(name).release("1").vendor(vendor).thirdParty(thirdParty).build());
    return this;
  }

  Machine withoutPackages() {
    packages.clear();
    return this;
  }

  /** Services of packages of their own names, by the names of their start links. */
  Machine packaged(String... startLinks) {
    for (String link : startLinks) {
      script(links, link);
      owners.put(scripts + link.substring(3), link.substring(3));
    }
    return this;
  }

  /** The same for links that are followed before any runlevel. */
  Machine packagedIn(String directory, String... startLinks) {
    for (String link : startLinks) {
      script(directory, link);
      owners.put(scripts + link.substring(3), link.substring(3));
    }
    return this;
  }

  /** Services that no package owns. */
  Machine unpackaged(String... startLinks) {
    for (String link : startLinks) {
      script(links, link);
    }
    return this;
  }

  Machine owned(String path, String packageName) {
    owners.put(path, packageName);
    return this;
  }

  Machine port(Port port) {
    ports.add(port);
    return this;
  }

  Machine site(Site site) {
    sites.add(site);
    return this;
  }

  /** Two services that speak over a Unix socket. */
  Machine tie(UnixSocket listening, UnixSocket speaking) {
    sockets = new UnixSockets(List.of(listening), List.of(speaking));
    return this;
  }

  Machine database(Database database) {
    databases.add(database);
    return this;
  }

  Verdicts judge() {
    Path root = server.root();
    Ownership ownership = path -> Optional.ofNullable(owners.get(path.toString()));
    BootPlan boot = BootDetector.detect(root, ownership, problems);
    return new Verdicts(
        VerdictDetector.judge(
            new VerdictEvidence(
                root,
                boot,
                operatingSystem(),
                ItemBuilder.packages("rpm", packages),
                !packages.isEmpty(),
                JobDetector.detect(root, boot.timers(), ownership, problems),
                ports,
                sites,
                sockets,
                List.of(),
                databases,
                problems)));
  }

  private void script(String directory, String link) {
    String name = link.substring(3);
    server.executable(scripts + name, "#!/bin/sh").link(directory + link, scripts + name);
  }

  private OperatingSystem operatingSystem() {
    return SystemBuilder.ofFamily(family);
  }
}
