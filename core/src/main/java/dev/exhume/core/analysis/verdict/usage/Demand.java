package dev.exhume.core.analysis.verdict.usage;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.Pattern;

/** What a web application may ask of another service, and how it shows in its code. */
public enum Demand {
  /** A connection to a MySQL server. */
  MYSQL(
      ".*",
      List.of("mysql", "MySQL", "MYSQL", "DB_HOST", "wgDBserver"),
      "\\bmysqli?_p?connect\\s*\\(|\\bnew\\s+mysqli\\b|\\bmysqli?://|\\bmysql:host="
          + "|jdbc:mysql:|(?i:dbi:mysql:)|['\"]DB_HOST['\"]|\\$wgDBserver\\b"
          + "|\\bdb_?(?:type|ms)\\s{0,9}['\"]?\\s{0,9}[=:]>?\\s{0,9}['\"]mysql|adapter:\\s{0,9}mysql"),
  /** A connection to a PostgreSQL server. */
  POSTGRESQL(
      ".*",
      List.of("pg_", "pgsql", "postgres", "psycopg", "dbi:", "DBI:"),
      "\\bpg_p?connect\\s*\\(|\\bpgsql://|\\bpgsql:host=|jdbc:postgresql:|(?i:dbi:pg:)"
          + "|\\bpsycopg|\\bdb_?(?:type|ms)\\s{0,9}['\"]?\\s{0,9}[=:]>?\\s{0,9}['\"](?:postgres|pgsql)"
          + "|adapter:\\s{0,9}postgresql"),
  /** A call of PHP's own {@code mail()}. */
  PHP_MAIL(
      ".*\\.(?:php[345]?|inc)",
      List.of("mail(", "mail ("),
      "(?m)^(?!\\s*(?://|\\*|#|/\\*)).*(?<![\\w>:$])(?<!function\\s)mail\\s*\\(\\s*[$'\"\\w]"),
  /** A run of the mail server's own command. */
  SENDMAIL_COMMAND(".*", List.of("sendmail"), "/usr/(?:s?bin|lib)/sendmail\\b");

  private final Pattern fileName;

  /** A text without any of these needs no search, which takes a hundred times as long. */
  private final ImmutableList<String> words;

  private final Pattern text;

  Demand(String fileName, List<String> words, String text) {
    this.fileName = Pattern.compile(fileName, Pattern.DOTALL);
    this.words = ImmutableList.copyOf(words);
    this.text = Pattern.compile(text);
  }

  boolean isIn(String path, String content) {
    return words.stream().anyMatch(content::contains)
        && fileName.matcher(path).matches()
        && text.matcher(content).find();
  }
}
