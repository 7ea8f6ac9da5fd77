package dev.exhume.core.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account of the old machine; its secrets are named by kind, never shown.
 *
 * @param login whether a person could log in
 * @param passwordHash the scheme: {@code md5-crypt}; {@code none} for an empty password, {@code
 *     locked}
 * @param authorizedKeys how many SSH keys open it
 * @param groups its own first, then those that list it
 * @param expiresOn the first day on which it may not be used any more
 * @param privileges what it may do beyond its own rights
 * @param evidence where it is defined; profiles of the first days do not tell
 */
public record Account(
    String name,
    long uid,
    long gid,
    String home,
    String shell,
    boolean login,
    Optional<String> passwordHash,
    int authorizedKeys,
    Optional<Instant> lastLogin,
    List<String> groups,
    Optional<LocalDate> expiresOn,
    List<Privilege> privileges,
    Optional<Evidence> evidence) {

  public Account {
    groups = List.copyOf(groups);
    privileges = List.copyOf(privileges);
  }

  /** An account of which no more is known. */
  public Account(
      String name,
      long uid,
      long gid,
      String home,
      String shell,
      boolean login,
      Optional<String> passwordHash,
      int authorizedKeys,
      Optional<Instant> lastLogin) {
    this(
        name,
        uid,
        gid,
        home,
        shell,
        login,
        passwordHash,
        authorizedKeys,
        lastLogin,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /**
   * Something that an account may do.
   *
   * @param rule as it is written, after who gave it: {@code sudo: (ALL) NOPASSWD: ALL}
   */
  public record Privilege(String rule, Evidence evidence) {}
}
