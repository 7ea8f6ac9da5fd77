package dev.exhume.core.analysis.packages.portage;

import com.google.common.primitives.Longs;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PlainPackage;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.FileTimes;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directory of a package of Gentoo. */
final class GentooEntry {
  private static final String CONTENTS = "CONTENTS";

  /** Gentoo's own tree; others are overlays. Portage before 2.1.5 did not write it down. */
  private static final String OWN_REPOSITORY = "gentoo";

  private final Path category;
  private final Path directory;
  private final Problems problems;

  private GentooEntry(Path category, Path directory, Problems problems) {
    this.category = category;
    this.directory = directory;
    this.problems = problems;
  }

  static ListedPackage read(Path category, Path directory, Problems problems) {
    GentooEntry entry = new GentooEntry(category, directory, problems);
    Packages.Item item = entry.item(entry.contents().size());
    return PlainPackage.of(item, entry::contents)
        .withRelations(() -> GentooRelations.of(item.name(), entry.value("RDEPEND").orElse("")));
  }

  private Packages.Item item(int files) {
    GentooName name = GentooName.of(directory.getFileName().toString());
    Optional<String> repository = value("repository");
    return new Packages.Item(
        category.getFileName() + "/" + name.name(),
        Optional.empty(),
        name.version(),
        Optional.empty(),
        Optional.empty(),
        repository,
        Optional.empty(),
        Optional.empty(),
        FileTimes.modified(directory.resolve(CONTENTS), problems),
        value("SIZE").map(Longs::tryParse).filter(size -> size >= 0),
        value("LICENSE"),
        files,
        repository.filter(tree -> !tree.equals(OWN_REPOSITORY)).isPresent(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What a file of one line says. */
  private Optional<String> value(String file) {
    return TextFile.readStart(directory.resolve(file), 1, problems)
        .flatMap(TextFile::firstMeaningfulLine)
        .map(line -> line.text().strip());
  }

  private List<ExpectedFile> contents() {
    List<ExpectedFile> files = new ArrayList<>();
    List<TextLine> lines =
        TextFile.read(directory.resolve(CONTENTS), problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of());
    int strangers = 0;
    for (TextLine line : lines) {
      Optional<ExpectedFile> file = GentooContents.of(line);
      file.ifPresent(files::add);
      strangers += file.isPresent() ? 0 : 1;
    }
    if (strangers > 0) {
      problems.add(directory.resolve(CONTENTS), "%d lines in it name no file".formatted(strangers));
    }
    return files;
  }
}
