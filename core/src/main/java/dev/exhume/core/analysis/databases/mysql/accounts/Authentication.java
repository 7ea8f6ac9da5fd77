package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.core.analysis.databases.mysql.accounts.DatabaseAccount.Password;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what an account asks of its user from how its password is kept, and forgets that. */
final class Authentication {
  private static final Set<String> PASSWORD =
      Set.of(
          "",
          "mysql_native_password",
          "mysql_old_password",
          "sha256_password",
          "caching_sha2_password",
          "ed25519");

  private static final Pattern OLD = Pattern.compile("[0-9a-fA-F]{16}");

  /** A hash of any of the forms; what else stands there fits no password. */
  private static final Pattern HASH =
      Pattern.compile(
          "\\*[0-9a-fA-F]{40}|\\$[0-9A-Za-z]{1,3}\\$.{20,}|[0-9A-Za-z+/]{43}", Pattern.DOTALL);

  private Authentication() {}

  /**
   * What is asked.
   *
   * @param plugin that decides; empty for passwords
   * @param kept the hash
   */
  static Password of(String plugin, String kept) {
    if (!PASSWORD.contains(plugin)) {
      return Password.ELSEWHERE;
    }
    if (kept.isEmpty()) {
      return Password.NONE;
    }
    if (OLD.matcher(kept).matches()) {
      return Password.OLD;
    }
    return HASH.matcher(kept).matches() ? Password.SET : Password.LOCKED;
  }
}
