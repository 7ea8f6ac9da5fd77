package dev.exhume.core.analysis.audit.accounts;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says whose password hashes are where everybody can read them. */
final class PlainHashes {
  private static final Pattern HASH =
      Pattern.compile("[./0-9A-Za-z]{13}|_[./0-9A-Za-z]{19}|\\$\\w{1,10}[$,].{8,}");

  private PlainHashes() {}

  static Optional<Finding> of(Path root, Problems problems) {
    List<TextLine> lines =
        TextFile.read(root.resolve("etc/passwd"), problems).stream()
            .flatMap(file -> file.meaningfulLines().stream())
            .filter(line -> HASH.matcher(field(line, 1)).matches())
            .toList();
    return new Matter(
            "unshadowed-passwords",
            Severity.MEDIUM,
            "account",
            "Password hashes in /etc/passwd: "
                + Matter.names(lines.stream().map(line -> field(line, 0)).toList()),
            "Every program can read that file, and a hole in a web application is enough to carry"
                + " the hashes off and guess the passwords at leisure.",
            "Run pwconv in the container, and change these passwords wherever else they are in"
                + " use.")
        .at(lines.stream().map(TextLine::evidence).toList());
  }

  private static String field(TextLine line, int index) {
    List<String> fields = Splitter.on(':').limit(index + 2).splitToList(line.text());
    return fields.size() > index ? fields.get(index) : "";
  }
}
