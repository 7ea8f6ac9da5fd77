package dev.exhume.core.analysis.packages;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packages of a server that has dpkg. */
final class DpkgPackages {
  private static final String FORMAT = "dpkg-status";

  private static final Comparator<Packages.Item> ORDER =
      Comparator.comparing(Packages.Item::name)
          .thenComparing(Packages.Item::version)
          .thenComparing(item -> item.architecture().orElse(""));

  private final Optional<Path> info;
  private final Problems problems;
  private final AptLists lists;
  private final OwnedPaths owners;
  private final List<Packages.Item> items = new ArrayList<>();
  private final List<DpkgParagraph> installed = new ArrayList<>();
  private int withoutList;
  private boolean isDamaged;

  private DpkgPackages(Optional<Path> info, AptLists lists, OwnedPaths owners, Problems problems) {
    this.info = info;
    this.lists = lists;
    this.owners = owners;
    this.problems = problems;
  }

  /** Looks for {@code /var/lib/dpkg} and reads it. */
  static Optional<PackageInventory> detect(Path root, Problems problems) {
    Path dpkg = root.resolve("var/lib/dpkg");
    Optional<TextFile> status = status(dpkg, problems);
    List<Path> parts =
        Folder.files(dpkg.resolve("status.d"), problems).stream()
            .filter(part -> !part.toString().endsWith(".md5sums"))
            .toList();
    if (status.isEmpty() && parts.isEmpty()) {
      return Optional.empty();
    }
    DpkgPackages packages =
        new DpkgPackages(
            Optional.of(dpkg.resolve("info")),
            AptLists.read(root, problems),
            OwnedPaths.under(root),
            problems);
    status.ifPresent(packages::read);
    for (Path part : parts) {
      TextFile.read(part, problems).ifPresent(packages::read);
    }
    return Optional.of(
        packages.inventory(status.map(TextFile::path).orElse(dpkg.resolve("status.d"))));
  }

  /** Reads a status file without its server: nothing else is looked at. */
  static Optional<PackageInventory> read(Path status, Problems problems) {
    return TextFile.read(status, problems)
        .map(
            file -> {
              DpkgPackages packages =
                  new DpkgPackages(
                      Optional.empty(), AptLists.NONE, OwnedPaths.withoutServer(), problems);
              packages.read(file);
              return packages.inventory(status);
            });
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

  private void read(TextFile status) {
    for (DpkgParagraph paragraph : DpkgParagraph.split(status.lines())) {
      paragraph.strangers().stream().findFirst().ifPresent(this::tellStranger);
      if (DpkgItem.isInstalled(paragraph)) {
        add(paragraph);
      }
    }
  }

  private void add(DpkgParagraph paragraph) {
    DpkgFileList files = files(paragraph, problems);
    Optional<Packages.Item> item = DpkgItem.of(paragraph, files, lists);
    if (item.isEmpty()) {
      tell(paragraph.line(), "a package without name or version is left out");
      return;
    }
    items.add(item.get());
    installed.add(paragraph);
    withoutList += files.isKnown() ? 0 : 1;
    files.paths().forEach(path -> owners.add(path, item.get().name()));
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

  private PackageInventory inventory(Path source) {
    if (withoutList > 0) {
      info.filter(Files::isDirectory).ifPresent(this::tellMissingLists);
    }
    items.sort(ORDER);
    Packages.PackageDatabase database =
        new Packages.PackageDatabase(source.toString(), FORMAT, Optional.empty(), isDamaged);
    Packages section =
        new Packages(Optional.of("dpkg"), Optional.of(database), items.size(), items);
    return new PackageInventory(section, owners, this::visit);
  }

  private DpkgFileList files(DpkgParagraph paragraph, Problems found) {
    return info.map(directory -> DpkgFileList.read(directory, paragraph, found))
        .orElse(DpkgFileList.UNKNOWN);
  }

  private void visit(PackageFileVisitor visitor) throws IOException {
    Problems known = new Problems();
    for (DpkgParagraph paragraph : installed) {
      DpkgFileList files = files(paragraph, known);
      Optional<Packages.Item> item = DpkgItem.of(paragraph, files, lists);
      Map<String, String> digests =
          info.map(directory -> DpkgFileList.digests(directory, paragraph, known)).orElse(Map.of());
      Map<String, String> configuration = configuration(paragraph);
      for (String path : files.paths()) {
        Optional<String> digest =
            Optional.ofNullable(configuration.getOrDefault(path, digests.get(path)));
        if (item.isPresent()) {
          visitor.visit(
              item.get(), PackageFile.named(path, digest, configuration.containsKey(path)));
        }
      }
    }
  }

  /** The configuration files of a package with their MD5 digests as it brought them. */
  private static Map<String, String> configuration(DpkgParagraph paragraph) {
    Map<String, String> digests = new HashMap<>();
    for (String line : Splitter.on('\n').split(paragraph.field("Conffiles").orElse(""))) {
      List<String> columns = Splitter.on(' ').splitToList(line);
      if (columns.size() >= 2) {
        digests.put(columns.get(0), columns.get(1));
      }
    }
    return digests;
  }
}
