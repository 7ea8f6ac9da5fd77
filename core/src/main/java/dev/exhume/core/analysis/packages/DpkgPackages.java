package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The packages of a server that has dpkg. */
final class DpkgPackages implements PackageSource {
  private static final String MANAGER = "dpkg";
  private static final String FORMAT = "dpkg-status";

  /** What a paragraph of a status starts with, and so the file, but for blank lines. */
  private static final String FIRST_FIELD = "Package:";

  private static final int START_SIZE = 4096;

  private static final Comparator<ListedPackage> ORDER =
      Comparator.comparing(
          ListedPackage::item,
          Comparator.comparing(Packages.Item::name)
              .thenComparing(Packages.Item::version)
              .thenComparing(item -> item.architecture().orElse("")));

  private final Path file;
  private final Optional<Path> info;
  private final AptLists lists;
  private final DpkgDiversions diversions;
  private final Problems problems;
  private final List<ListedPackage> installed = new ArrayList<>();
  private final List<ListedPackage> removed = new ArrayList<>();
  private int withoutList;
  private boolean isDamaged;

  private DpkgPackages(Path file, Optional<Path> info, AptLists lists, Problems problems) {
    this.file = file;
    this.info = info;
    this.lists = lists;
    this.diversions =
        info.map(directory -> DpkgDiversions.read(directory.resolveSibling("diversions"), problems))
            .orElse(DpkgDiversions.NONE);
    this.problems = problems;
  }

  /** Looks for {@code /var/lib/dpkg} and reads it. */
  static Optional<PackageSource> open(Path root, Problems problems) {
    return open(root.resolve("var/lib/dpkg"), AptLists.read(root, problems), problems);
  }

  /** Reads such a directory without its server. */
  static Optional<PackageSource> openDirectory(Path dpkg, Problems problems) {
    return open(dpkg, AptLists.NONE, problems);
  }

  /**
   * Reads a status file that lies alone: nothing else is looked at.
   *
   * @return empty for a file that does not start like one
   */
  static Optional<PackageSource> openStatus(Path status, Problems problems) throws IOException {
    try (InputStream in = Files.newInputStream(status)) {
      String start = new String(in.readNBytes(START_SIZE), StandardCharsets.ISO_8859_1);
      if (!start.stripLeading().startsWith(FIRST_FIELD)) {
        return Optional.empty();
      }
    }
    return TextFile.read(status, problems)
        .map(
            text -> {
              DpkgPackages packages =
                  new DpkgPackages(status, Optional.empty(), AptLists.NONE, problems);
              packages.read(List.of(text));
              return packages;
            });
  }

  private static Optional<PackageSource> open(Path dpkg, AptLists lists, Problems problems) {
    Optional<TextFile> status = status(dpkg, problems);
    List<Path> parts =
        Folder.files(dpkg.resolve("status.d"), problems).stream()
            .filter(part -> !part.toString().endsWith(".md5sums"))
            .toList();
    if (status.isEmpty() && parts.isEmpty()) {
      return Optional.empty();
    }
    Path file = status.map(TextFile::path).orElse(dpkg.resolve("status.d"));
    DpkgPackages packages =
        new DpkgPackages(file, Optional.of(dpkg.resolve("info")), lists, problems);
    List<TextFile> texts = new ArrayList<>();
    status.ifPresent(texts::add);
    parts.forEach(part -> TextFile.read(part, problems).ifPresent(texts::add));
    packages.read(texts);
    return Optional.of(packages);
  }

  /** The status, or the one before it where a crash has left nothing of it. */
  private static Optional<TextFile> status(Path dpkg, Problems problems) {
    Optional<TextFile> status = TextFile.read(dpkg.resolve("status"), problems);
    if (status.filter(file -> file.firstMeaningfulLine().isPresent()).isPresent()) {
      return status;
    }
    Optional<TextFile> before = TextFile.read(dpkg.resolve("status-old"), problems);
    if (before.filter(file -> file.firstMeaningfulLine().isPresent()).isEmpty()) {
      return status;
    }
    problems.add(dpkg.resolve("status"), "is lost; the state before it is read from status-old");
    return before;
  }

  @Override
  public Packages section() {
    Packages.PackageDatabase database =
        new Packages.PackageDatabase(file.toString(), FORMAT, Optional.empty(), isDamaged);
    List<Packages.Item> items = installed.stream().map(ListedPackage::item).toList();
    return new Packages(
        Optional.of(MANAGER), Optional.of(database), List.of(), items.size(), items);
  }

  @Override
  public List<ListedPackage> packages() {
    return List.copyOf(installed);
  }

  @Override
  public List<ListedPackage> erased() {
    return List.copyOf(removed);
  }

  @Override
  public void tell(Problems told) {
    // They were told when they were met.
  }

  private void read(List<TextFile> texts) {
    for (TextFile text : texts) {
      for (DpkgParagraph paragraph : DpkgParagraph.split(text.lines())) {
        paragraph.strangers().stream().findFirst().ifPresent(this::tellStranger);
        if (DpkgItem.isInstalled(paragraph)) {
          addInstalled(paragraph);
        } else if (DpkgItem.isRemoved(paragraph)) {
          listed(paragraph, DpkgFileList.UNKNOWN).ifPresent(removed::add);
        }
      }
    }
    if (withoutList > 0) {
      info.filter(Files::isDirectory).ifPresent(this::tellMissingLists);
    }
    installed.sort(ORDER);
    removed.sort(ORDER);
  }

  private void addInstalled(DpkgParagraph paragraph) {
    DpkgFileList files =
        info.map(directory -> DpkgFileList.read(directory, paragraph, problems))
            .orElse(DpkgFileList.UNKNOWN);
    Optional<ListedPackage> listed = listed(paragraph, files);
    if (listed.isEmpty()) {
      tell(paragraph.line(), "a package without name or version is left out");
      return;
    }
    installed.add(listed.get());
    withoutList += files.isKnown() ? 0 : 1;
  }

  private Optional<ListedPackage> listed(DpkgParagraph paragraph, DpkgFileList files) {
    return DpkgItem.of(paragraph, files, lists)
        .map(
            item ->
                new DpkgListed(
                    item, paragraph, info, diversions, lists.repository(paragraph), problems));
  }

  private void tellMissingLists(Path directory) {
    isDamaged = true;
    problems.add(
        directory,
        "%d packages have no list of files; theirs seem to be nobody's".formatted(withoutList));
  }

  private void tellStranger(TextLine line) {
    tell(line, "is no field of a package; what it said is lost");
  }

  private void tell(TextLine line, String message) {
    isDamaged = true;
    problems.add(Problem.of(line.path(), "line %d: %s".formatted(line.number(), message)));
  }
}
