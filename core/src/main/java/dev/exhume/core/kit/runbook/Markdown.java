package dev.exhume.core.kit.runbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of the dead server as text in Markdown: never a link, a heading, a table cell, HTML. */
final class Markdown {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~#&!$]");
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** Plain text. */
  static String text(String value) {
    return SPECIAL.matcher(oneLine(value)).replaceAll("\\\\$0").replace("\\<", "&lt;");
  }

  /** A code span, which shows the text as it is. */
  static String code(String value) {
    String content = oneLine(value).replace("|", "\\|");
    int longest = 0;
    Matcher backticks = BACKTICKS.matcher(content);
    while (backticks.find()) {
      longest = Math.max(longest, backticks.end() - backticks.start());
    }
    String fence = "`".repeat(longest + 1);
    String space = longest > 0 || content.isBlank() ? " " : "";
    return fence + space + content + space + fence;
  }

  private static String oneLine(String value) {
    return CONTROL.matcher(value).replaceAll(" ");
  }
}
