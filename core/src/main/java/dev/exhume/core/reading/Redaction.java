package dev.exhume.core.reading;

import java.util.List;
import java.util.regex.Pattern;

/** A command line of the dead server without the passwords that people write into such lines. */
public final class Redaction {
  /** What stands in place of a password. */
  public static final String MARK = "***";

  private static final String HIDDEN = "$1" + MARK;

  /** In quotes with what it likes, else up to where a shell sees the end of the word. */
  private static final String WORD = "(?:\"[^\"]{0,1024}\"|'[^']{0,1024}'|[^\\s|;]{1,4096}+)";

  private static final List<Pattern> SECRETS =
      List.of(
          // http://user:password@host
          Pattern.compile("(://[^\\s:/@]{0,64}:)[^\\s/]{1,1024}(?=@)"),
          // user:password@host
          Pattern.compile(
              "((?:^|[\\s'\"=#/])(?!mailto:|sip:)[\\w.+-]{1,64}:)[^\\s:/@'\"]{1,256}(?=@[\\w.\\[-])"),
          // jdbc:oracle:thin:user/password@host
          Pattern.compile("(\\bjdbc:oracle:\\w{1,8}:[^\\s/@]{1,64}/)[^\\s@]{1,256}(?=@)"),
          // --password=word, PGPASSWORD=word, token: word
          Pattern.compile(
              "((?:(?<!\\bno)pass(?:word|wd|phrase)?|pwd|(?:secret|access|private|secret_?access|api|auth)[_-]?key|secret|token|credentials?|psk|bindpw|rootpw)\\s{0,4}[=:]\\s{0,4})(?!\\s)(?:\"[^\"]{0,1024}\"|'[^']{0,1024}'|[^\\s&;|]{1,4096}+)",
              Pattern.CASE_INSENSITIVE),
          // --password word, --db-password word, -storepass word
          Pattern.compile(
              "((?<!\\S)(?:--[\\w-]{0,32}(?:secret|token|api-?key)|--?[\\w-]{0,32}pass(?:word|wd|phrase)?)\\s{1,4})(?![-|>&;])"
                  + WORD),
          // curl -H 'Authorization: Basic word'
          Pattern.compile(
              "(\\bAuthorization\\s{0,4}:\\s{0,4}(?:[a-z]{1,16}\\s{1,4})?)[^\\s\"']{1,4096}+",
              Pattern.CASE_INSENSITIVE),
          // smbclient -U user%word
          Pattern.compile("(\\s-U\\s{0,4}[^\\s%]{1,64}%)" + WORD),
          // sqlplus user/word@shop
          Pattern.compile(
              "(\\b(?:sqlplus|sqlldr|expdp|impdp)\\b[^|;]{0,256}?\\s[^\\s/@]{1,64}/)[^\\s@]{1,256}"),
          // mysqldump -u root -pword
          Pattern.compile("(\\bmysql\\w{0,16}\\b[^|;]{0,512}?\\s-p)(?!\\s)" + WORD),
          option("sshpass", "-p"),
          option("(?:mongo(?:dump|restore|export|import)?|ncftp\\w{0,8})", "-p"),
          option("ldap(?:search|add|modify|delete|modrdn|compare|passwd|whoami)", "-w"),
          option("redis-cli", "-a"),
          option("openssl", "-k"),
          option("(?:zip|unzip|ipmitool|sqlcmd|bcp|tsql)", "-P"),
          option("snmp\\w{1,16}", "-[cAX]"),
          // echo word | sudo -S
          Pattern.compile(
              "(\\becho\\s{1,4}(?:-\\w{1,4}\\s{1,4})?)[^|;]{1,256}(?=\\|\\s{0,4}[\\w/]{0,32}(?:sudo\\s{1,4}-S|passwd|cryptsetup)\\b)"),
          // mysql_connect('host', 'user', 'word')
          Pattern.compile(
              "(\\bmysqli?_p?connect\\s{0,4}\\((?:[^,()]{0,128},){2}\\s{0,4})[^,()]{1,256}"),
          // curl -u user:word
          Pattern.compile(
              "(\\b(?:curl|lftp)\\b[^|;]{0,512}?\\s(?:-u|--user)[\\s=]{0,4}[^\\s:,]{1,64}[:,])"
                  + WORD));

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
            || isNeededIn(value));
  }

  /** {@code redis-cli -a word}, with white space before the word or without. */
  private static Pattern option(String program, String option) {
    return Pattern.compile("(\\b" + program + "\\b[^|;]{0,512}?\\s" + option + "\\s{0,4})" + WORD);
  }

  /** Whether any part of a line looks like a password. */
  public static boolean isNeededIn(String command) {
    return !of(command).equals(command);
  }

  /**
   * The same path with asterisks in place of a password: apt names its lists by their addresses.
   */
  public static String ofPath(String path) {
    return path.indexOf('@') < 0 ? path : of(path);
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
