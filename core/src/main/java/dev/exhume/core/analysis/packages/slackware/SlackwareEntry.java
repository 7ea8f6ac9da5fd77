package dev.exhume.core.analysis.packages.slackware;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of a package's file, in the words of the profile. */
final class SlackwareEntry {
  private static final String NAME = "PACKAGE NAME:";

  /** The lines above the description; that of Slackware 8.1 has six, later ones a few more. */
  private static final int MAX_HEAD_LINES = 20;

  private static final Pattern SIZE =
      Pattern.compile(
          "UNCOMPRESSED PACKAGE SIZE: *+(?<number>\\d{1,12}(?:\\.\\d{1,3})?) ?(?<unit>[KMG]?)");

  private SlackwareEntry() {}

  /** Whether a file is one. */
  static boolean isOne(TextFile file) {
    return head(file).stream().anyMatch(line -> line.text().startsWith(NAME));
  }

  static Packages.Item item(TextFile file, int files, Optional<Instant> installedAt) {
    SlackwareName name = SlackwareName.of(name(file));
    return new Packages.Item(
        name.name(),
        Optional.empty(),
        name.version(),
        name.build(),
        name.architecture(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        installedAt,
        size(file),
        Optional.empty(),
        files,
        name.isThirdParty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String name(TextFile file) {
    return head(file).stream()
        .map(TextLine::text)
        .filter(line -> line.startsWith(NAME))
        .map(line -> line.substring(NAME.length()).strip())
        .findFirst()
        .orElse("");
  }

  private static Optional<Long> size(TextFile file) {
    return head(file).stream()
        .map(line -> SIZE.matcher(line.text().strip()))
        .filter(Matcher::matches)
        .findFirst()
        .map(size -> (long) (Double.parseDouble(size.group("number")) * unit(size.group("unit"))));
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "M" -> 1L << 20;
      case "G" -> 1L << 30;
      default -> 1L << 10;
    };
  }

  private static List<TextLine> head(TextFile file) {
    return file.lines().stream().limit(MAX_HEAD_LINES).toList();
  }
}
