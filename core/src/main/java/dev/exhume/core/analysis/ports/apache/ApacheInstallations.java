package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The places where distributions and people put httpd. */
final class ApacheInstallations {
  /** Of each directory only the first main file counts. */
  private static final List<Packaged> PACKAGED =
      List.of(
          new Packaged("etc/httpd/conf/httpd.conf", "/usr/sbin/httpd", "/usr/sbin/httpd.worker"),
          new Packaged("etc/httpd/conf/httpd2.conf", "/usr/sbin/httpd2"),
          new Packaged(
              "etc/apache2/apache2.conf",
              "/usr/sbin/apache2",
              "/usr/lib/apache2/mpm-prefork/apache2",
              "/usr/lib/apache2/mpm-worker/apache2",
              "/usr/sbin/apache2ctl"),
          new Packaged(
              "etc/apache2/httpd.conf",
              "/usr/sbin/httpd2",
              "/usr/sbin/httpd2-prefork",
              "/usr/sbin/httpd2-worker",
              "/usr/sbin/apache2",
              "/usr/sbin/apache2ctl"),
          new Packaged("etc/apache/conf/apache.conf", "/usr/sbin/apache"),
          new Packaged("etc/apache/httpd.conf", "/usr/sbin/apache", "/usr/sbin/httpd"),
          new Packaged("etc/apache-ssl/httpd.conf", "/usr/sbin/apache-ssl"),
          new Packaged("etc/apache-perl/httpd.conf", "/usr/sbin/apache-perl"),
          new Packaged("etc/httpd/httpd.conf", "/usr/sbin/httpd"));

  /** The main files of installations by hand, two levels below the directory of it all. */
  private static final List<String> UNPACKAGED =
      List.of(
          "/usr/local/apache*/conf/httpd.conf",
          "/usr/local/httpd*/conf/httpd.conf",
          "/opt/apache*/conf/httpd.conf",
          "/opt/httpd*/conf/httpd.conf",
          "/srv/apache*/conf/httpd.conf",
          "/opt/lampp/etc/httpd.conf");

  private ApacheInstallations() {}

  /** Those that are there, packaged ones first. */
  static List<Installation> find(Path root, Problems problems) {
    List<Installation> found = new ArrayList<>();
    for (Packaged packaged : PACKAGED) {
      Installation installation = packaged.in(root);
      if (isThere(installation) && !isBesideAnother(installation, found)) {
        found.add(installation);
      }
    }
    for (String pattern : UNPACKAGED) {
      for (Path configuration : FilePattern.expand(root, pattern, problems)) {
        Path directory = serverRoot(configuration);
        Installation installation =
            new Installation(
                configuration,
                List.of(directory + "/"),
                List.of(directory.resolve("bin/httpd"), directory.resolve("bin/apache2")));
        if (isThere(installation)) {
          found.add(installation);
        }
      }
    }
    return found;
  }

  /** Where relative paths start unless the configuration says otherwise. */
  static Path serverRoot(Path configuration) {
    Path directory = Objects.requireNonNull(configuration.getParent());
    boolean isInServerRoot = !directory.endsWith("conf") && !directory.endsWith("lampp/etc");
    return isInServerRoot ? directory : Objects.requireNonNull(directory.getParent());
  }

  private static boolean isThere(Installation installation) {
    return Files.isRegularFile(installation.configuration());
  }

  private static boolean isBesideAnother(Installation installation, List<Installation> found) {
    Path directory = installation.configuration().getParent();
    return found.stream()
        .anyMatch(other -> Objects.equals(other.configuration().getParent(), directory));
  }

  private record Packaged(String configuration, List<String> programs) {
    Packaged(String configuration, String... programs) {
      this(configuration, List.of(programs));
    }

    Installation in(Path root) {
      return new Installation(
          root.resolve(configuration),
          programs,
          programs.stream().map(program -> root.resolve(program.substring(1))).toList());
    }
  }
}
