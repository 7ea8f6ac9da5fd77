package dev.exhume.core.analysis.ports.datasource;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a database as Java writes it: {@code jdbc:mysql://db1:3306/shop?user=web}.
 * Whatever else stands in it is left out, as it can be a password.
 *
 * @param engine in the words of the profile
 */
public record JdbcUrl(String engine, Optional<String> host, Optional<String> name) {
  private static final int LONGEST = 2000;

  private static final Pattern ENGINE =
      Pattern.compile("jdbc:(?:microsoft:|jtds:|log4jdbc:)?([a-z0-9]{2,20}):(.*)", Pattern.DOTALL);

  private static final Pattern AT_SLASHES =
      Pattern.compile(
          "(?:[a-z]{1,20}:){0,2}//(?:[^/?;]{0,200}@)?(?:address=)?\\(?([\\w.-]{1,200}|\\[[^\\]]{1,64}])?.*",
          Pattern.DOTALL);

  private static final Pattern NAME_AFTER_HOST =
      Pattern.compile("[^/]{0,40}//[^/?;]{0,500}/([\\w$.-]{1,200}).*", Pattern.DOTALL);

  private static final Pattern NAME_AS_PROPERTY =
      Pattern.compile(
          ".*?;\\s?database(?:name)?=([\\w$.-]{1,200}).*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** {@code thin:@host:1521:SID}, {@code thin:user/word@//host/service}, {@code oci8:@name}. */
  private static final Pattern ORACLE =
      Pattern.compile(
          "(?:thin|oci8?):.{0,400}@(?://)?([\\w.-]{1,200})(?::\\d{1,5})?(?:[:/]([\\w$.-]{1,200}))?.*",
          Pattern.DOTALL);

  private static final Pattern ORACLE_DESCRIPTION =
      Pattern.compile("(?i)\\bhost\\s{0,9}=\\s{0,9}([\\w.-]{1,200})");

  private static final Pattern ORACLE_SERVICE =
      Pattern.compile("(?i)\\b(?:service_name|sid)\\s{0,9}=\\s{0,9}([\\w$.-]{1,200})");

  /** A name alone: {@code jdbc:postgresql:shop}, {@code jdbc:hsqldb:file:/data/shop}. */
  private static final Pattern NAME_ALONE =
      Pattern.compile("([\\w$./:~-]{1,200}).*", Pattern.DOTALL);

  private static final Map<String, String> ENGINES =
      Map.of("sqlserver", "mssql", "sybase", "sybase", "as400", "db2");

  /** Reads an address; empty for anything else. */
  public static Optional<JdbcUrl> parse(String text) {
    String url = text.strip();
    Matcher engine = ENGINE.matcher(url);
    if (url.length() > LONGEST || !engine.matches()) {
      return Optional.empty();
    }
    String name = ENGINES.getOrDefault(engine.group(1), engine.group(1));
    String rest = engine.group(2);
    if (name.equals("oracle")) {
      return Optional.of(oracle(rest));
    }
    if (!rest.contains("//")) {
      return Optional.of(
          new JdbcUrl(
              name,
              Optional.empty(),
              first(NAME_AS_PROPERTY, rest).or(() -> first(NAME_ALONE, rest))));
    }
    return Optional.of(
        new JdbcUrl(
            name,
            first(AT_SLASHES, rest),
            first(NAME_AFTER_HOST, rest).or(() -> first(NAME_AS_PROPERTY, rest))));
  }

  private static JdbcUrl oracle(String rest) {
    Matcher host = ORACLE_DESCRIPTION.matcher(rest);
    Matcher service = ORACLE_SERVICE.matcher(rest);
    if (host.find()) {
      return new JdbcUrl(
          "oracle",
          Optional.of(host.group(1)),
          service.find() ? Optional.of(service.group(1)) : Optional.empty());
    }
    Matcher plain = ORACLE.matcher(rest);
    return plain.matches()
        ? new JdbcUrl("oracle", Optional.of(plain.group(1)), Optional.ofNullable(plain.group(2)))
        : new JdbcUrl("oracle", Optional.empty(), Optional.empty());
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
  }
}
