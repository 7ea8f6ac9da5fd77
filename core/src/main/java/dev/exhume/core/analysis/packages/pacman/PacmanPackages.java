package dev.exhume.core.analysis.packages.pacman;

import com.google.common.primitives.Longs;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.PlainPackage;
import dev.exhume.core.analysis.packages.PlainPackages;
import dev.exhume.core.analysis.packages.closure.VersionedNames;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packages of Arch Linux: {@code /var/lib/pacman/local/NAME-VERSION}, a directory for each with
 * {@code desc}, {@code files} and since pacman 4.1 {@code mtree}.
 *
 * @see <a href="https://man.archlinux.org/man/alpm-db.7">alpm-db(7)</a>
 */
public final class PacmanPackages {
  private static final String MANAGER = "pacman";
  private static final String FORMAT = "pacman-local";

  /** Who has built a package without having said his name. */
  private static final String NOBODY = "Unknown Packager";

  private final Problems problems;

  private PacmanPackages(Problems problems) {
    this.problems = problems;
  }

  /** Looks for the packages of a server. */
  public static Optional<PackageSource> open(Path root, Problems problems) {
    return openDirectory(root.resolve("var/lib/pacman/local"), problems);
  }

  /** Reads such a directory; empty when no package is in it. */
  public static Optional<PackageSource> openDirectory(Path directory, Problems problems) {
    PacmanPackages reader = new PacmanPackages(problems);
    List<ListedPackage> installed = new ArrayList<>();
    Folder.directories(directory, problems).stream()
        .limit(PlainPackages.MAX_PACKAGES)
        .forEach(entry -> reader.read(entry).ifPresent(installed::add));
    if (installed.isEmpty()) {
      return Optional.empty();
    }
    Packages.PackageDatabase database =
        new Packages.PackageDatabase(directory.toString(), FORMAT, Optional.empty(), false);
    return Optional.of(new PlainPackages(MANAGER, database, installed, List.of()));
  }

  private Optional<ListedPackage> read(Path entry) {
    Optional<PacmanSections> description = sections(entry.resolve("desc"));
    if (description.isEmpty()
        || description.get().value("NAME").isEmpty()
        || description.get().value("VERSION").isEmpty()) {
      return Optional.empty();
    }
    int files = files(entry).values("FILES").size();
    PacmanSections told = description.get();
    return Optional.of(
        PlainPackage.of(item(told, files), () -> contents(entry))
            .withRelations(
                () ->
                    VersionedNames.relations(
                        told.value("NAME").orElseThrow(),
                        told.values("DEPENDS"),
                        told.values("PROVIDES"))));
  }

  private PacmanSections files(Path entry) {
    return sections(entry.resolve("files")).orElse(new PacmanSections(Map.of()));
  }

  private List<ExpectedFile> contents(Path entry) {
    return PacmanContents.of(files(entry), PacmanTree.read(entry.resolve("mtree"), problems));
  }

  private Optional<PacmanSections> sections(Path file) {
    return TextFile.read(file, problems).map(PacmanSections::of);
  }

  private static Packages.Item item(PacmanSections description, int files) {
    Optional<String> packager = description.value("PACKAGER");
    return new Packages.Item(
        description.value("NAME").orElseThrow(),
        Optional.empty(),
        description.value("VERSION").orElseThrow(),
        Optional.empty(),
        description.value("ARCH"),
        Optional.empty(),
        packager,
        description.value("BASE"),
        description
            .value("INSTALLDATE")
            .map(Longs::tryParse)
            .filter(time -> time >= 0 && time <= Integer.toUnsignedLong(-1))
            .map(Instant::ofEpochSecond),
        description.value("SIZE").map(Longs::tryParse).filter(size -> size >= 0),
        Optional.of(String.join(", ", description.values("LICENSE")))
            .filter(license -> !license.isEmpty()),
        files,
        packager.filter(NOBODY::equals).isPresent(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
