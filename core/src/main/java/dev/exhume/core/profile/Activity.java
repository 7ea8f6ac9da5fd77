package dev.exhume.core.profile;

import java.time.Instant;
import java.util.Optional;

/** When the machine lived. */
public record Activity(
    Optional<Instant> installedAt,
    Optional<Instant> lastBoot,
    Optional<Boolean> lastShutdownClean,
    Optional<Instant> lastLogin,
    Optional<Instant> lastWrite) {}
