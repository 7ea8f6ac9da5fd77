package dev.exhume.core.analysis.files.interventions;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.packages.thirdparty.YumRepository;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repositories that did not come with the distribution. */
final class ForeignRepositories {
  private static final List<String> SOURCES =
      List.of("/etc/apt/sources.list", "/etc/apt/sources.list.d/*.list");

  private static final Pattern SOURCE =
      Pattern.compile("deb\\s+(?:\\[[^\\]]{0,300}]\\s*)?(\\S{1,500})\\s+(\\S{1,100}).*");

  /** Mirrors of distributions have them in a directory of that name. */
  private static final Pattern DISTRIBUTION =
      Pattern.compile(
          "cdrom:.*|.*\\b(?:debian|ubuntu|canonical)\\.(?:org|com|net)(?:[:/].*)?"
              + "|\\w{3,5}:/.*/(?:debian|ubuntu|raspbian|devuan)(?:-\\w{1,20}){0,2}/?");

  private ForeignRepositories() {}

  static List<Intervention> detect(Path root, PackageInventory packages, Problems problems) {
    Stream<Intervention> yum =
        YumRepository.all(root, problems).stream()
            .filter(repository -> isForeign(repository, packages))
            .map(ForeignRepositories::intervention);
    Stream<Intervention> apt =
        SOURCES.stream()
            .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
            .flatMap(file -> TextFile.read(file, problems).stream())
            .flatMap(text -> text.meaningfulLines().stream())
            .flatMap(ForeignRepositories::read);
    return Stream.concat(yum, apt).toList();
  }

  private static boolean isForeign(YumRepository repository, PackageInventory packages) {
    return packages
        .ownerOf(repository.file())
        .flatMap(packages::find)
        .filter(owner -> !owner.thirdParty())
        .isEmpty();
  }

  private static Intervention intervention(YumRepository repository) {
    return new Intervention(
        "repository",
        repository.id(),
        repository.address().orElse("without an address")
            + (repository.enabled() ? "" : ", not enabled"),
        repository.evidence());
  }

  private static Stream<Intervention> read(TextLine line) {
    Matcher source = SOURCE.matcher(Excerpt.of(line.stripped(), 2_000));
    return source.matches() && !DISTRIBUTION.matcher(source.group(1)).matches()
        ? Stream.of(
            new Intervention(
                "repository",
                Redaction.of(source.group(1)),
                "release " + source.group(2),
                line.evidence()))
        : Stream.empty();
  }
}
