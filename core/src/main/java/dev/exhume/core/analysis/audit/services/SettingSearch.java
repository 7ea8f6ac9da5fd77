package dev.exhume.core.analysis.audit.services;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for the lines of configuration files that make a rule hold. */
final class SettingSearch {
  private static final int MAX_LINE = 4_096;
  private static final Pattern COMMENT = Pattern.compile("(?:[#;]|//|/\\*).*");

  private SettingSearch() {}

  /** The places; none where the rule does not hold. */
  static List<Evidence> of(SettingRule rule, List<TextFile> files) {
    if (rule.block().isEmpty()) {
      List<TextLine> all = files.stream().flatMap(file -> lines(rule, file).stream()).toList();
      return files.isEmpty() ? List.of() : places(rule, all, List.of(), files.get(0).evidence());
    }
    return files.stream()
        .flatMap(file -> inBlocks(rule, rule.block().get(), lines(rule, file)))
        .toList();
  }

  /** What stands before the first block holds for each of them. */
  private static Stream<Evidence> inBlocks(SettingRule rule, Pattern start, List<TextLine> lines) {
    List<List<TextLine>> blocks = new ArrayList<>();
    List<TextLine> current = new ArrayList<>();
    blocks.add(current);
    for (TextLine line : lines) {
      if (start.matcher(line.text()).matches()) {
        current = new ArrayList<>();
        blocks.add(current);
      }
      current.add(line);
    }
    List<TextLine> common = blocks.get(0);
    return blocks.stream()
        .skip(1)
        .flatMap(block -> places(rule, block, common, block.get(0).evidence()).stream());
  }

  private static List<Evidence> places(
      SettingRule rule, List<TextLine> lines, List<TextLine> common, Evidence whole) {
    if (anyMatches(rule.unless(), lines) || anyMatches(rule.unless(), common)) {
      return List.of();
    }
    if (rule.also().isPresent()
        && !anyMatches(rule.also(), lines)
        && !anyMatches(rule.also(), common)) {
      return List.of();
    }
    if (rule.match().isEmpty()) {
      return List.of(whole);
    }
    Pattern match = rule.match().get();
    return effective(rule, lines).stream()
        .filter(line -> match.matcher(line.text()).matches())
        .map(TextLine::evidence)
        .toList();
  }

  /** Of a setting that is made more than once the last one in a file counts. */
  private static List<TextLine> effective(SettingRule rule, List<TextLine> lines) {
    if (rule.setting().isEmpty()) {
      return lines;
    }
    Pattern setting = rule.setting().get();
    List<TextLine> last = new ArrayList<>();
    for (TextLine line : lines) {
      if (setting.matcher(line.text()).lookingAt()) {
        last.removeIf(before -> before.path().equals(line.path()));
        last.add(line);
      }
    }
    return last;
  }

  private static boolean anyMatches(Optional<Pattern> pattern, List<TextLine> lines) {
    return pattern.isPresent()
        && lines.stream().anyMatch(line -> pattern.get().matcher(line.text()).matches());
  }

  /** The lines that say something, without white space around them. */
  private static List<TextLine> lines(SettingRule rule, TextFile file) {
    List<TextLine> lines = new ArrayList<>();
    for (TextLine line : file.lines()) {
      String text = line.stripped();
      if (text.isEmpty() || COMMENT.matcher(text).lookingAt() || text.length() > MAX_LINE) {
        continue;
      }
      boolean goesOn =
          rule.isFolded() && !lines.isEmpty() && Character.isWhitespace(line.text().charAt(0));
      if (goesOn) {
        TextLine before = lines.remove(lines.size() - 1);
        boolean fits = before.text().length() + text.length() < MAX_LINE;
        lines.add(
            fits
                ? new TextLine(before.path(), before.number(), before.text() + " " + text)
                : before);
      } else {
        lines.add(new TextLine(line.path(), line.number(), text));
      }
    }
    return lines;
  }
}
