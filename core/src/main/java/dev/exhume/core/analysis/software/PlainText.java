package dev.exhume.core.analysis.software;

import dev.exhume.core.profile.Evidence;
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

  /** As a pattern has it that is for several lines. */
  private static final String SEVERAL_LINES = "\\n";

  PlainText {
    parts = List.copyOf(parts);
  }

  /** The version with a dot between its parts; the place of its first part. */
  Optional<FoundVersion> find(Path file, Problems problems) {
    Optional<TextFile> text = TextFile.read(file, problems);
    Optional<FoundVersion> version = Optional.empty();
    for (Pattern part : parts) {
      Optional<FoundVersion> found = text.flatMap(whole -> find(whole, part));
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

  /** In the whole text for a pattern over several lines; the place is the line of its end. */
  private static Optional<FoundVersion> find(TextFile text, Pattern part) {
    if (!part.pattern().contains(SEVERAL_LINES)) {
      return find(text.lines(), part);
    }
    String whole = text.text();
    Matcher matcher = part.matcher(whole);
    return matcher.find()
        ? Optional.of(new FoundVersion(matcher.group(1), place(text, whole, matcher.start(1))))
        : Optional.empty();
  }

  private static Evidence place(TextFile text, String whole, int at) {
    int line = (int) whole.substring(0, at).chars().filter(character -> character == '\n').count();
    return text.lines().get(line).evidence();
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
