package dev.exhume.core.analysis.software;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.software.modules.ModuleSearch;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the servers, runtimes and web applications, and the modules that no package owns. */
public final class SoftwareDetector {
  private static final Comparator<Software> ORDER =
      Comparator.comparing(Software::name).thenComparing(Software::path);

  private SoftwareDetector() {}

  /**
   * Believes the package that owns a program; without one, the program itself.
   *
   * @param dataSources the databases that application servers offer to their applications
   */
  public static List<Software> detect(
      Path root,
      PackageInventory inventory,
      List<Site> sites,
      List<Software> dataSources,
      Problems problems) {
    return Stream.of(
            ProgramSearch.search(root, inventory, problems),
            WebApplicationSearch.search(root, inventory, sites, problems),
            JavaApplications.find(root, inventory, sites, dataSources, problems),
            dataSources,
            ModuleSearch.search(root, inventory, problems))
        .flatMap(List::stream)
        .sorted(ORDER)
        .toList();
  }
}
