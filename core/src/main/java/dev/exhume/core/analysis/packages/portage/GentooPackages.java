package dev.exhume.core.analysis.packages.portage;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.PlainPackages;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packages of Gentoo: {@code /var/db/pkg/CATEGORY/NAME-VERSION}, a directory for each with a
 * file for each thing that Portage knows.
 *
 * @see <a href="https://wiki.gentoo.org/wiki/Project:Portage/VDB">Portage: VDB</a>
 */
public final class GentooPackages {
  private static final String MANAGER = "portage";
  private static final String FORMAT = "portage-vdb";
  private static final String CONTENTS = "CONTENTS";

  /** What Portage calls a directory while it fills it. */
  private static final String UNFINISHED = "-MERGING-";

  private GentooPackages() {}

  /** Looks for the packages of a server. */
  public static Optional<PackageSource> open(Path root, Problems problems) {
    return openDirectory(root.resolve("var/db/pkg"), problems);
  }

  /** Reads such a directory; empty when no package is in it. */
  public static Optional<PackageSource> openDirectory(Path directory, Problems problems) {
    List<ListedPackage> installed = new ArrayList<>();
    boolean isDamaged = false;
    for (Path category : Folder.directories(directory, problems)) {
      for (Path entry : Folder.directories(category, problems)) {
        if (entry.getFileName().toString().startsWith(UNFINISHED)) {
          problems.add(entry, "was being installed when the machine stopped");
          isDamaged = true;
        } else if (Files.isRegularFile(entry.resolve(CONTENTS))
            && installed.size() < PlainPackages.MAX_PACKAGES) {
          installed.add(GentooEntry.read(category, entry, problems));
        }
      }
    }
    if (installed.isEmpty()) {
      return Optional.empty();
    }
    Packages.PackageDatabase database =
        new Packages.PackageDatabase(directory.toString(), FORMAT, Optional.empty(), isDamaged);
    return Optional.of(new PlainPackages(MANAGER, database, installed, List.of()));
  }
}
