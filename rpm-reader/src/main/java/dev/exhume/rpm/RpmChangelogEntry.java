package dev.exhume.rpm;

import java.time.Instant;
import java.util.Objects;

/**
 * One entry of a package's change log.
 *
 * @param time mostly noon of the day in UTC, for packagers write days ({@link
 *     RpmTag#CHANGELOGTIME}, 1080)
 * @param author with what the packager puts behind the name: {@code A B <a@b.org> - 1.2-3} ({@link
 *     RpmTag#CHANGELOGNAME}, 1081)
 * @param text {@link RpmTag#CHANGELOGTEXT} (1082)
 */
public record RpmChangelogEntry(Instant time, String author, String text) {
  public RpmChangelogEntry {
    Objects.requireNonNull(time);
    Objects.requireNonNull(author);
    Objects.requireNonNull(text);
  }
}
