package dev.exhume.core.analysis.packages.slackware;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.PlainPackage;
import dev.exhume.core.analysis.packages.PlainPackages;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.FileTimes;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packages of Slackware: a file for each in {@code /var/log/packages}, since 15 in {@code
 * /var/lib/pkgtools/packages}, and beside that directory the scripts that were run, and the entries
 * of packages that were removed.
 *
 * @see <a href="http://www.slackware.com/config/packages.php">Slackware package management</a>
 */
public final class SlackwarePackages {
  private static final String MANAGER = "pkgtools";
  private static final String FORMAT = "slackware-packages";
  private static final List<String> PLACES =
      List.of("var/lib/pkgtools/packages", "var/log/packages");

  /** How many files that are no packages may come before the first that is one. */
  private static final int STRANGERS = 10;

  private final Path directory;
  private final Problems problems;
  private boolean isDamaged;

  private SlackwarePackages(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** Looks for the packages of a server. */
  public static Optional<PackageSource> open(Path root, Problems problems) {
    return PLACES.stream()
        .map(root::resolve)
        .flatMap(place -> openDirectory(place, problems).stream())
        .findFirst();
  }

  /** Reads such a directory; empty when no package is in it. */
  public static Optional<PackageSource> openDirectory(Path directory, Problems problems) {
    SlackwarePackages reader = new SlackwarePackages(directory, problems);
    if (!reader.looksLikeOne()) {
      return Optional.empty();
    }
    List<ListedPackage> installed = reader.installed();
    Packages.PackageDatabase database =
        new Packages.PackageDatabase(
            directory.toString(), FORMAT, Optional.empty(), reader.isDamaged);
    return Optional.of(new PlainPackages(MANAGER, database, installed, reader.removed()));
  }

  private boolean looksLikeOne() {
    return Folder.files(directory, problems).stream()
        .limit(STRANGERS)
        .anyMatch(file -> entry(file).isPresent());
  }

  private List<ListedPackage> installed() {
    List<ListedPackage> installed = new ArrayList<>();
    int strangers = 0;
    for (Path file : files(directory)) {
      Optional<TextFile> entry = entry(file);
      if (entry.isPresent()) {
        int files = contents(entry.get()).size();
        installed.add(
            PlainPackage.of(
                SlackwareEntry.item(entry.get(), files, FileTimes.modified(file, problems)),
                () -> entry(file).map(this::contents).orElse(List.of())));
      } else {
        strangers++;
      }
    }
    if (strangers > 0) {
      isDamaged = true;
      problems.add(directory, "%d files in it describe no package".formatted(strangers));
    }
    return installed;
  }

  /** The file's name is the package's, to which an upgrade adds when it happened. */
  private List<ListedPackage> removed() {
    List<ListedPackage> removed = new ArrayList<>();
    for (Path file : files(directory.resolveSibling("removed_packages"))) {
      entry(file)
          .map(entry -> SlackwareEntry.item(entry, 0, Optional.empty()))
          .map(PlainPackage::erased)
          .ifPresent(removed::add);
    }
    return removed;
  }

  private List<Path> files(Path place) {
    List<Path> files = Folder.files(place, problems);
    if (files.size() > PlainPackages.MAX_PACKAGES) {
      problems.add(place, "has more than %d files".formatted(PlainPackages.MAX_PACKAGES));
    }
    return files.stream().limit(PlainPackages.MAX_PACKAGES).toList();
  }

  private Optional<TextFile> entry(Path file) {
    return TextFile.read(file, problems).filter(SlackwareEntry::isOne);
  }

  private List<ExpectedFile> contents(TextFile entry) {
    Path scripts = directory.resolveSibling("scripts");
    Path script = scripts.resolve(entry.path().getFileName().toString());
    return SlackwareContents.of(
        entry, Files.isDirectory(scripts) ? TextFile.read(script, problems) : Optional.empty());
  }
}
