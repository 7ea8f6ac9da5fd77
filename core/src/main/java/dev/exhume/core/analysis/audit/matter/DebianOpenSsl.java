package dev.exhume.core.analysis.audit.matter;

import com.google.common.collect.ImmutableSetMultimap;
import dev.exhume.core.profile.OperatingSystem;
import java.time.Instant;

/**
 * The OpenSSL of Debian that made keys between September 2006 and May 2008 of which there are so
 * few that all are known (CVE-2008-0166).
 */
public final class DebianOpenSsl {
  private static final Instant BROKEN = Instant.parse("2006-09-17T00:00:00Z");
  private static final Instant MENDED = Instant.parse("2008-05-14T00:00:00Z");

  /** The releases that had it. */
  private static final ImmutableSetMultimap<String, String> RELEASES =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("debian", "4", "etch")
          .putAll("ubuntu", "7.04", "7.10", "8.04")
          .build();

  private DebianOpenSsl() {}

  /** Whether a release had it. */
  public static boolean isIn(OperatingSystem os) {
    String version = os.version().orElse("");
    return os.id().stream()
        .flatMap(id -> RELEASES.get(id).stream())
        .anyMatch(release -> version.equals(release) || version.startsWith(release + "."));
  }

  /** Whether a key that was made at some time may be one of its. */
  public static boolean mayHaveMade(Instant key) {
    return key.isAfter(BROKEN) && key.isBefore(MENDED);
  }
}
