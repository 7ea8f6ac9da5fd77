package dev.exhume.core.analysis.addresses;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Source;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds in the configuration what ties the machine to its place: its own addresses and names, other
 * machines, licences, devices.
 */
public final class AddressDetector {
  private AddressDetector() {}

  /**
   * Looks into {@code /etc}, cron's tables, the sites and what was installed by hand.
   *
   * @return never more of a line than the address or the name, since passwords stand nearby
   */
  public static List<Dependency> detect(
      Path root,
      Host host,
      Ownership ownership,
      List<Source.Mount> mounts,
      List<Site> sites,
      Customisation customisation,
      Problems problems) {
    Dependencies dependencies = new Dependencies();
    HostNames names = HostNames.of(host, HardwareAddresses.addTo(dependencies, root, problems));
    NavigableSet<Path> files =
        ConfigurationFiles.find(root, trees(root, sites, customisation), problems);
    LineSearch search =
        new LineSearch(names, ownership, NginxUpstreams.in(root, files, problems), dependencies);
    MountedServers.addTo(dependencies, mounts, new Advice(names));
    NameServers.addTo(dependencies, root, names, problems);
    DeviceNames devices = new DeviceNames(ownership, customisation, dependencies);
    Licences licences = new Licences(root, names, dependencies);
    licences.searchPrograms(problems);
    for (Path file : files) {
      TextFile.read(file, problems)
          .filter(AddressDetector::isText)
          .map(EffectiveLines::of)
          .ifPresent(
              lines -> {
                search.search(file, lines);
                devices.search(file, lines);
                licences.search(file, lines);
              });
    }
    dependencies.reportOmitted(root, problems);
    if (names.otherNames().size() > LineSearch.MAX_OTHER_NAMES) {
      problems.add(
          root.resolve("etc/hosts"),
          "names more than %d machines; only the first ones were looked for in the configuration"
              .formatted(LineSearch.MAX_OTHER_NAMES));
    }
    return dependencies.sorted();
  }

  /** Real paths, so that a site behind a link is read once, and none that lies in another. */
  private static NavigableSet<Path> trees(
      Path root, List<Site> sites, Customisation customisation) {
    NavigableSet<Path> trees = new TreeSet<>();
    Stream.concat(
            sites.stream().flatMap(site -> site.documentRoot().stream()),
            customisation.unownedTrees().stream().map(UnownedTree::path))
        .flatMap(path -> ServerPath.of(root, path).stream())
        .forEach(path -> addReal(path, trees));
    NavigableSet<Path> outermost = new TreeSet<>();
    for (Path tree : trees) {
      if (outermost.stream().noneMatch(tree::startsWith)) {
        outermost.add(tree);
      }
    }
    return outermost;
  }

  private static void addReal(Path path, NavigableSet<Path> trees) {
    try {
      if (Files.isDirectory(path)) {
        trees.add(path.toRealPath());
      }
    } catch (IOException e) {
      // A directory that cannot even be named holds no file that could be read.
    }
  }

  private static boolean isText(TextFile file) {
    return file.lines().stream().limit(20).map(TextLine::text).noneMatch(AddressDetector::hasNul);
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
