package dev.exhume.core.analysis.upstream;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.ServiceBuilder;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.profile.SystemBuilder;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Parts of servers that the tests of this package put together. */
final class ServerCase {
  static final Evidence SOMEWHERE = Evidence.file("/etc/somewhere");

  private ServerCase() {}

  /** A Debian with one package, which owns one file. */
  static ServerBuilder withPackage(String name, String version, String file) {
    return DeadServers.server()
        .file(
            "/var/lib/dpkg/status",
            "Package: " + name,
            "Status: install ok installed",
            "Version: " + version)
        .file("/var/lib/dpkg/info/" + name + ".list", "/.", file)
        .file(file, "");
  }

  static PackageInventory packages(Path root) {
    return PackageDetector.detect(root, new Problems());
  }

  static UpstreamEvidence evidence(
      Path root,
      PackageInventory packages,
      List<Software> software,
      List<Service> services,
      List<Port> ports,
      List<Site> sites) {
    Problems problems = new Problems();
    return new UpstreamEvidence(
        root,
        packages,
        software,
        Exposure.of(root, services, ports, problems),
        ports,
        sites,
        problems);
  }

  static OperatingSystem endingOn(String day) {
    return SystemBuilder.system("debian", "12")
        .name("Debian")
        .family("debian")
        .endOfLife(day)
        .build();
  }

  static Software owned(String name, String version, String path, String owner) {
    return software(name, version, path, Optional.of(owner));
  }

  static Software unowned(String name, String version, String path) {
    return software(name, version, path, Optional.empty());
  }

  private static Software software(
      String name, String version, String path, Optional<String> owner) {
    return new Software(
        name, Optional.of(version), "program", path, owner, Evidence.offset(path, 0x40));
  }

  static Port port(int number, String service, boolean tls) {
    return new Port(
        number, "tcp", "*", Optional.of(service), PortScope.PUBLIC, tls, true, false, SOMEWHERE);
  }

  static Service needed(String name, String category) {
    return service(name, category, Verdict.NEEDED, Optional.empty());
  }

  static Service service(String name, String category, Verdict verdict, Optional<String> owner) {
    return ServiceBuilder.service(name)
        .scripted()
        .owner(owner)
        .category(category)
        .judged(verdict)
        .build();
  }
}
