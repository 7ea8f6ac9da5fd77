package dev.exhume.core.analysis.software;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in a text file, in one line or in parts that stand in several.
 *
 * @param parts each with one group, in the order in which a version has them
 */
record PlainText(List<Pattern> parts) {
  /** Longer lines are not written by hand, and slow to match. */
  private static final int LONGEST_LINE = 1000;

  PlainText {
    parts = List.copyOf(parts);
  }

  /** The version with a dot between its parts; the place of its first part. */
  Optional<FoundVersion> find(Path file, Problems problems) {
    Optional<TextFile> text = TextFile.read(file, problems);
    Optional<FoundVersion> version = Optional.empty();
    for (Pattern part : parts) {
      Optional<FoundVersion> found = text.flatMap(lines -> find(lines.lines(), part));
      if (found.isEmpty()) {
        return version;
      }
      version =
          version.flatMap(before -> found.map(after -> joined(before, after))).or(() -> found);
    }
    return version;
  }

  private static FoundVersion joined(FoundVersion before, FoundVersion after) {
    return after.version().isEmpty()
        ? before
        : new FoundVersion(before.version() + "." + after.version(), before.evidence());
  }

  private static Optional<FoundVersion> find(List<TextLine> lines, Pattern part) {
    for (TextLine line : lines) {
      Matcher matcher = part.matcher(line.text());
      if (line.text().length() <= LONGEST_LINE && matcher.find()) {
        return Optional.of(new FoundVersion(matcher.group(1), line.evidence()));
      }
    }
    return Optional.empty();
  }
}
