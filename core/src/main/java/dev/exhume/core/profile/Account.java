package dev.exhume.core.profile;

import java.time.Instant;
import java.util.Optional;

/**
 * An account of the old machine; its secrets are named by kind, never shown.
 *
 * @param login whether a person could log in
 * @param passwordHash the scheme: {@code md5-crypt}; {@code none} for an empty password, {@code
 *     locked}
 * @param authorizedKeys how many SSH keys open it
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
    Optional<Instant> lastLogin) {}
