package dev.exhume.core.analysis.files.trees;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How somebody built a program from its source: {@code config.log} of Autoconf has its name, its
 * version and the command.
 *
 * @param evidence the line with the command
 */
record BuildRecord(String command, Optional<String> product, Evidence evidence) {
  private static final String LOG = "config.log";

  /** What matters stands at its start. */
  private static final int MAX_LINES = 40;

  private static final int MAX_LENGTH = 500;

  /** {@code It was created by nagios configure 3.2.1, which was}. */
  private static final Pattern PRODUCT =
      Pattern.compile(
          "It was created by (?!configure)(.{1,80}?) (?:\\$as_me|configure|config\\.status) ?([\\w.+-]{0,40}),.{0,80}");

  /** {@code $ ./configure --prefix=/usr/local/nagios}. */
  private static final Pattern COMMAND = Pattern.compile("\\s{1,8}\\$ (\\S{0,200}configure\\b.*)");

  static Optional<BuildRecord> read(Path directory, Problems problems) {
    List<TextLine> lines =
        TextFile.readStart(directory.resolve(LOG), 16, problems)
            .map(TextFile::lines)
            .orElse(List.of());
    Optional<String> product = Optional.empty();
    for (TextLine line : lines.subList(0, Math.min(MAX_LINES, lines.size()))) {
      String text = Excerpt.of(line.text(), MAX_LENGTH);
      Matcher made = PRODUCT.matcher(text);
      if (made.matches()) {
        product = Optional.of((made.group(1) + " " + made.group(2)).strip());
      }
      Matcher command = COMMAND.matcher(text);
      if (command.matches()) {
        return Optional.of(
            new BuildRecord(Redaction.of(command.group(1).strip()), product, line.evidence()));
      }
    }
    return Optional.empty();
  }

  /** Name, version and command. */
  String text() {
    return product.map(name -> name + ", ").orElse("") + command;
  }
}
