package dev.exhume.core.analysis.verdict.usage;

import java.util.regex.Pattern;

/** What a web application may ask of another service, and how it shows in its code. */
public enum Demand {
  /** A connection to a MySQL server. */
  MYSQL(
      ".*",
      "\\bmysqli?_p?connect\\s*\\(|\\bnew\\s+mysqli\\b|\\bmysqli?://|\\bmysql:host="
          + "|jdbc:mysql:|(?i:dbi:mysql:)|['\"]DB_HOST['\"]|\\$wgDBserver\\b"
          + "|\\bdb_?(?:type|ms)\\s{0,9}['\"]?\\s{0,9}[=:]>?\\s{0,9}['\"]mysql|adapter:\\s{0,9}mysql"),
  /** A connection to a PostgreSQL server. */
  POSTGRESQL(
      ".*",
      "\\bpg_p?connect\\s*\\(|\\bpgsql://|\\bpgsql:host=|jdbc:postgresql:|(?i:dbi:pg:)"
          + "|\\bpsycopg|\\bdb_?(?:type|ms)\\s{0,9}['\"]?\\s{0,9}[=:]>?\\s{0,9}['\"](?:postgres|pgsql)"
          + "|adapter:\\s{0,9}postgresql"),
  /** A call of PHP's own {@code mail()}. */
  PHP_MAIL(
      ".*\\.(?:php[345]?|inc)",
      "(?m)^(?!\\s*(?://|\\*|#|/\\*)).*(?<![\\w>:$])(?<!function\\s)mail\\s*\\(\\s*[$'\"\\w]"),
  /** A run of the mail server's own command. */
  SENDMAIL_COMMAND(".*", "/usr/(?:s?bin|lib)/sendmail\\b");

  private final Pattern fileName;
  private final Pattern text;

  Demand(String fileName, String text) {
    this.fileName = Pattern.compile(fileName, Pattern.DOTALL);
    this.text = Pattern.compile(text);
  }

  boolean isIn(String path, String content) {
    return fileName.matcher(path).matches() && text.matcher(content).find();
  }
}
