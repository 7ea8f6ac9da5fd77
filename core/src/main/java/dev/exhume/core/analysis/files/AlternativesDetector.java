package dev.exhume.core.analysis.files;

import dev.exhume.core.profile.Customisation.Alternative;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the programs that the administrator chose where several packages offer one: {@code
 * update-alternatives} writes {@code manual} into the first line of its notes, and the name in the
 * file system into the second.
 */
final class AlternativesDetector {
  private static final List<String> NOTES =
      List.of("var/lib/dpkg/alternatives", "var/lib/alternatives", "var/lib/rpm/alternatives");

  private static final String CHOSEN_BY_HAND = "manual";
  private static final int MAX_ALTERNATIVES = 200;

  private AlternativesDetector() {}

  static List<Alternative> detect(Path root, Problems problems) {
    List<Alternative> alternatives = new ArrayList<>();
    for (String directory : NOTES) {
      for (Path notes : Folder.files(root.resolve(directory), problems)) {
        if (alternatives.size() < MAX_ALTERNATIVES) {
          read(root, notes, problems).ifPresent(alternatives::add);
        }
      }
    }
    return alternatives;
  }

  private static Optional<Alternative> read(Path root, Path notes, Problems problems) {
    List<TextLine> lines = TextFile.read(notes, problems).map(TextFile::lines).orElse(List.of());
    if (lines.size() < 2 || !lines.get(0).text().equals(CHOSEN_BY_HAND)) {
      return Optional.empty();
    }
    String name = notes.getFileName().toString();
    return Optional.of(
        new Alternative(
            name,
            lines.get(1).text(),
            target(root.resolve("etc/alternatives").resolve(name), problems),
            Evidence.line(notes.toString(), 1)));
  }

  private static Optional<String> target(Path link, Problems problems) {
    if (!Files.isSymbolicLink(link)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      problems.unreadable(link, e);
      return Optional.empty();
    }
  }
}
