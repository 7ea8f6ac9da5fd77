package dev.exhume.cli.diff;

import dev.exhume.cli.text.OneLine;
import dev.exhume.cli.text.Screen;
import dev.exhume.cli.text.Tone;
import dev.exhume.core.comparison.Change;
import dev.exhume.core.comparison.Difference;
import dev.exhume.core.comparison.Difference.FieldChange;
import dev.exhume.core.comparison.Section;
import dev.exhume.core.comparison.ServerComparison;
import dev.exhume.core.comparison.ServerComparison.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison in lines: a heading for each section in which something differs, below it a line for
 * each thing, marked {@code +}, {@code -} or {@code ~}.
 */
public final class ComparisonText {
  private static final String NOT_KNOWN = "(not known)";

  private final Screen screen;
  private final StringBuilder text = new StringBuilder();

  private ComparisonText(Screen screen) {
    this.screen = screen;
  }

  /** The lines, each with a line feed. */
  public static String of(ServerComparison comparison, Screen screen) {
    ComparisonText text = new ComparisonText(screen);
    text.line("--- " + name(comparison.from()), Tone.HEADING);
    text.line("+++ " + name(comparison.to()), Tone.HEADING);
    for (Section section : comparison.sections()) {
      if (!section.differences().isEmpty()) {
        text.section(section);
      }
    }
    if (comparison.isEmpty()) {
      text.line("", Tone.PLAIN);
      text.line("Nothing differs of what was compared.", Tone.PLAIN);
    }
    if (!comparison.notCompared().isEmpty()) {
      text.line("", Tone.PLAIN);
      text.line("Not compared: " + String.join(", ", comparison.notCompared()), Tone.CAUTION);
    }
    return text.text.toString();
  }

  private static String name(Side side) {
    return side.location() + side.system().map(system -> " (" + system + ")").orElse("");
  }

  private void section(Section section) {
    line("", Tone.PLAIN);
    line(section.name() + ": " + counts(section), Tone.HEADING);
    section.differences().forEach(this::difference);
  }

  private static String counts(Section section) {
    List<String> counts = new ArrayList<>();
    for (Change change : Change.values()) {
      if (section.count(change) > 0) {
        counts.add(section.count(change) + " " + change.name().toLowerCase(Locale.ROOT));
      }
    }
    counts.add(section.unchanged() + " the same");
    return String.join(", ", counts);
  }

  private void difference(Difference difference) {
    Tone tone = tone(difference.change());
    line("  " + mark(difference.change()) + " " + sentence(difference), tone);
  }

  private static String sentence(Difference difference) {
    String subject = difference.subject();
    return switch (difference.change()) {
      case ADDED -> subject + difference.after().map(after -> " " + after).orElse("");
      case REMOVED -> subject + difference.before().map(before -> " " + before).orElse("");
      case CHANGED -> "%s: %s".formatted(subject, changes(difference));
      case UPGRADED -> subject + " " + step(difference.before(), difference.after());
      case DOWNGRADED ->
          "%s %s, older".formatted(subject, step(difference.before(), difference.after()));
    };
  }

  private static String changes(Difference difference) {
    if (difference.fields().isEmpty()) {
      return step(difference.before(), difference.after());
    }
    String fields =
        difference.fields().stream().map(ComparisonText::field).collect(Collectors.joining("; "));
    return difference
        .before()
        .map(before -> "%s (%s)".formatted(fields, origin(before, difference.after().orElse(""))))
        .orElse(fields);
  }

  private static String field(FieldChange change) {
    boolean says = change.before().isPresent() || change.after().isPresent();
    boolean differs = !change.before().equals(change.after());
    return says && differs
        ? "%s %s".formatted(change.field(), step(change.before(), change.after()))
        : change.field();
  }

  private static String origin(String before, String after) {
    return before.equals(after) ? before : "%s; now %s".formatted(before, after);
  }

  private static String step(Optional<String> before, Optional<String> after) {
    return before.orElse(NOT_KNOWN) + " → " + after.orElse(NOT_KNOWN);
  }

  private static char mark(Change change) {
    return switch (change) {
      case ADDED -> '+';
      case REMOVED -> '-';
      case CHANGED, UPGRADED, DOWNGRADED -> '~';
    };
  }

  private static Tone tone(Change change) {
    return switch (change) {
      case ADDED -> Tone.GOOD;
      case REMOVED -> Tone.BAD;
      case CHANGED, UPGRADED, DOWNGRADED -> Tone.CAUTION;
    };
  }

  private void line(String content, Tone tone) {
    text.append(screen.styled(OneLine.of(content), tone)).append('\n');
  }
}
