package dev.exhume.core.reading;

import java.util.List;
import java.util.regex.Pattern;

/** A command line of the dead server without the passwords that people write into such lines. */
public final class Redaction {
  private static final String HIDDEN = "$1***";

  private static final List<Pattern> SECRETS =
      List.of(
          // http://user:password@host
          Pattern.compile("(://[^\\s:/@]{0,64}:)[^\\s/@]{1,256}(?=@)"),
          // --password=word, PGPASSWORD=word, token: word
          Pattern.compile(
              "((?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?key)\\s{0,4}[=:]\\s{0,4})(?!\\s)(?:\"[^\"]{0,256}\"|'[^']{0,256}'|[^\\s&;|]{1,256})",
              Pattern.CASE_INSENSITIVE),
          // --password word
          Pattern.compile("(--pass(?:word|wd)?\\s{1,4})(?![-|>&;])\\S{1,256}"),
          // mysqldump -u root -pword
          Pattern.compile("(\\bmysql\\w{0,16}\\b[^|;]{0,512}?\\s-p)[^\\s|;]{1,256}"),
          // sshpass -p word
          Pattern.compile("(\\bsshpass\\s{1,4}-p\\s{0,4})\\S{1,256}"),
          // curl -u user:word
          Pattern.compile(
              "(\\b(?:curl|lftp)\\b[^|;]{0,512}?\\s(?:-u|--user)[\\s=]{0,4}[^\\s:,]{1,64}[:,])\\S{1,256}"));

  /** Names of variables that hold a secret, whatever it looks like. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "PASS|PWD|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY|AUTH_?KEY",
          Pattern.CASE_INSENSITIVE);

  /** What is longer is no setting that anybody needs to read. */
  private static final int MAX_VALUE_LENGTH = 8192;

  private Redaction() {}

  /**
   * Whether the value of a variable must not be repeated: its name says so, or it has a password.
   */
  public static boolean isSecret(String name, String value) {
    return !value.isEmpty()
        && (SECRET_NAME.matcher(name).find()
            || value.length() > MAX_VALUE_LENGTH
            || !of(value).equals(value));
  }

  /** The same line with asterisks in place of what looks like a password. */
  public static String of(String command) {
    String safe = command;
    for (Pattern secret : SECRETS) {
      safe = secret.matcher(safe).replaceAll(HIDDEN);
    }
    return safe;
  }
}
