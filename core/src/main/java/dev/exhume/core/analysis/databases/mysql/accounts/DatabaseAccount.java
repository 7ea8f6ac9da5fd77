package dev.exhume.core.analysis.databases.mysql.accounts;

import com.google.common.base.Ascii;
import dev.exhume.core.profile.Evidence;
import java.util.regex.Pattern;

/**
 * An account of a database server. What its password is kept as is never held.
 *
 * @param host from where it may be used, with {@code %} and {@code _} for anything
 * @param user empty for one that takes any name
 * @param administrator whether it may grant rights on everything
 */
public record DatabaseAccount(
    String host, String user, Password password, boolean administrator, Evidence evidence) {
  /** No server allows more; thousands of longer ones would fill the memory. */
  private static final int LONGEST = 255;

  private static final Pattern LOCAL =
      Pattern.compile("localhost(?:\\.localdomain)?|127\\.[0-9.%_]*|::1", Pattern.CASE_INSENSITIVE);

  private static final Pattern ANYWHERE =
      Pattern.compile("[%_]*|%[.:]%|0\\.0\\.0\\.0/0\\.0\\.0\\.0");

  /** Keeps the start of names that are too long. */
  public DatabaseAccount {
    host = Ascii.truncate(host, LONGEST, "");
    user = Ascii.truncate(user, LONGEST, "");
  }

  /** What the server asks of who uses the account. */
  public enum Password {
    /** Nothing. */
    NONE,
    /** A password that is kept in the form of before MySQL 4.1. */
    OLD,
    /** A password. */
    SET,
    /** Another program decides, by the account of the system or a directory. */
    ELSEWHERE,
    /** Nobody can use it. */
    LOCKED
  }

  /** Whether it is for callers on the same machine only. */
  public boolean isLocal() {
    return LOCAL.matcher(host).matches();
  }

  /** Whether it may be used from any address. */
  public boolean isFromAnywhere() {
    return ANYWHERE.matcher(host).matches();
  }

  /** Its name as the server's own commands write it. */
  public String name() {
    return "'%s'@'%s'".formatted(user, host);
  }
}
