package dev.exhume.core.analysis.accounts;

import java.util.List;
import java.util.regex.Pattern;

/** Names the kind of secret in a password field, of which the secret itself is never kept. */
final class PasswordScheme {
  static final String NONE = "none";
  static final String LOCKED = "locked";

  /** What crypt(5) calls its schemes, by how their hashes start or look. */
  private static final List<Scheme> SCHEMES =
      List.of(
          new Scheme("\\$1\\$.*", "md5-crypt"),
          new Scheme("\\$2[abxy]?\\$.*", "bcrypt"),
          new Scheme("\\$3\\$.*", "nt-hash"),
          new Scheme("\\$5\\$.*", "sha256-crypt"),
          new Scheme("\\$6\\$.*", "sha512-crypt"),
          new Scheme("\\$7\\$.*", "scrypt"),
          new Scheme("\\$y\\$.*", "yescrypt"),
          new Scheme("\\$gy\\$.*", "gost-yescrypt"),
          new Scheme("\\$sha1\\$.*", "sha1-crypt"),
          new Scheme("\\$md5[$,].*", "sun-md5"),
          new Scheme("_[./0-9A-Za-z]{19}", "bsdi-des-crypt"),
          new Scheme("[./0-9A-Za-z]{13}", "des-crypt"));

  private PasswordScheme() {}

  /**
   * The name of the scheme.
   *
   * @return {@code none} when everybody may log in without a password; {@code locked} when no
   *     password opens the account, which holds for what is no hash at all
   */
  static String of(String field) {
    if (field.isEmpty()) {
      return NONE;
    }
    return SCHEMES.stream()
        .filter(scheme -> scheme.hash().matcher(field).matches())
        .map(Scheme::name)
        .findFirst()
        .orElse(field.startsWith("$") ? "unknown" : LOCKED);
  }

  private record Scheme(Pattern hash, String name) {
    Scheme(String hash, String name) {
      this(Pattern.compile(hash), name);
    }
  }
}
