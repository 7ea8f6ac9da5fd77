package dev.exhume.core.analysis.audit.services;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting that leaves a door open, a row of {@code settings.tsv}, whose head says what each field
 * means.
 */
record SettingRule(
    String id,
    Pattern services,
    Optional<Integer> inetdPort,
    boolean onlyTls,
    List<String> files,
    boolean isFolded,
    Optional<Pattern> block,
    Optional<Pattern> setting,
    Optional<Pattern> match,
    Optional<Pattern> also,
    Optional<Pattern> unless,
    Optional<Limit> limit,
    Severity severity,
    String title,
    String detail,
    String remedy) {
  private static final Splitter ALTERNATIVES = Splitter.on('|').omitEmptyStrings();

  static List<SettingRule> all() {
    return TsvTable.resource(SettingRule.class, "settings.tsv").rows().stream()
        .map(SettingRule::of)
        .toList();
  }

  private static SettingRule of(TsvTable.Row row) {
    return new SettingRule(
        row.get("id"),
        Pattern.compile(row.get("services")),
        row.find("inetd").map(Integer::valueOf),
        row.find("tls").isPresent(),
        ALTERNATIVES.splitToList(row.get("files")),
        row.find("folded").isPresent(),
        pattern(row, "block"),
        pattern(row, "setting"),
        pattern(row, "match"),
        pattern(row, "also"),
        pattern(row, "unless"),
        row.find("below").map(Limit::of),
        Severity.valueOf(row.get("severity").toUpperCase(Locale.ROOT)),
        row.get("title"),
        row.get("detail"),
        row.get("remedy"));
  }

  private static Optional<Pattern> pattern(TsvTable.Row row, String column) {
    return row.find(column).map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE));
  }

  /**
   * The version from which on a setting is harmless.
   *
   * @param packages any of which tells the version
   * @param alsoUnknown whether it is taken for dangerous where none of them is installed
   */
  record Limit(List<String> packages, String version, boolean alsoUnknown) {
    static Limit of(String text) {
      boolean alsoUnknown = text.startsWith("?");
      int space = text.lastIndexOf(' ');
      return new Limit(
          ALTERNATIVES.splitToList(text.substring(alsoUnknown ? 1 : 0, space)),
          text.substring(space + 1),
          alsoUnknown);
    }

    /** Whether a version is older, number by number. */
    boolean isOver(String installed) {
      List<String> have = numbers(installed.substring(installed.indexOf(':') + 1));
      List<String> want = numbers(version);
      for (int i = 0; i < want.size(); i++) {
        int number = i < have.size() ? Integer.parseInt(have.get(i)) : 0;
        int other = Integer.parseInt(want.get(i));
        if (number != other) {
          return number < other;
        }
      }
      return false;
    }

    private static List<String> numbers(String text) {
      return Pattern.compile("\\d{1,6}")
          .matcher(text)
          .results()
          .map(found -> found.group())
          .toList();
    }
  }
}
