package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A job of cron or at.
 *
 * @param kind {@code cron}, {@code anacron} or {@code at}
 * @param schedule as written; for a directory of scripts its name: {@code daily}
 * @param owner the package that brought it; empty when somebody wrote it
 */
public record ScheduledJob(
    String kind,
    String schedule,
    Optional<String> user,
    String command,
    @JsonProperty("package") Optional<String> owner,
    Evidence evidence) {}
