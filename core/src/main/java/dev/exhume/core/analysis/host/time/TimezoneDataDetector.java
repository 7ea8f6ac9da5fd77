package dev.exhume.core.analysis.host.time;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.TimezoneData;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the rules of the server's time zone with those of today: parliaments move the clocks,
 * and a server that nobody updates goes on by the old rules.
 */
public final class TimezoneDataDetector {
  /** The largest zone of all times has 4 KiB. */
  private static final int MAX_BYTES = 64 << 10;

  /** Before that, nobody asks the rescued server for the time. */
  private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");

  /** The times of 32 bits end a year later. */
  private static final Instant LAST = Instant.parse("2036-12-31T12:00:00Z");

  private static final long DAY_SECONDS = 86_400;
  private static final Set<String> PACKAGES = Set.of("tzdata", "timezone");

  private TimezoneDataDetector() {}

  /**
   * What there is of the rules.
   *
   * @param zone that the machine's clock showed
   */
  public static Optional<TimezoneData> detect(
      Path root, Optional<String> zone, Packages packages, Problems problems) {
    if (zone.isEmpty() || !ZoneId.getAvailableZoneIds().contains(zone.get())) {
      return Optional.empty();
    }
    Path copy = root.resolve("etc/localtime");
    Path database = root.resolve("usr/share/zoneinfo").resolve(zone.get());
    for (Path file : List.of(copy, database)) {
      Optional<ZoneFile> rules = read(file, problems);
      if (rules.isPresent()) {
        return Optional.of(compare(rules.get(), file, zone.get(), version(packages)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> version(Packages packages) {
    return packages.items().stream()
        .filter(item -> PACKAGES.contains(item.name()))
        .map(item -> item.version())
        .findFirst();
  }

  private static Optional<ZoneFile> read(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ZoneFile.read(in.readNBytes(MAX_BYTES));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }

  private static TimezoneData compare(
      ZoneFile known, Path file, String zone, Optional<String> version) {
    Optional<ZoneRules> today = rules(zone);
    Optional<String> difference = today.flatMap(rules -> difference(known, rules));
    // A zone that still changes must have been written down as far as that to be the same.
    boolean isTold =
        today
            .filter(
                rules ->
                    rules.getTransitionRules().isEmpty()
                        || known.reaches(LAST.getEpochSecond() - 365 * DAY_SECONDS))
            .isPresent();
    boolean hasOldRules = difference.isPresent() && isTold;
    return new TimezoneData(
        version,
        isTold ? Optional.of(!hasOldRules) : Optional.empty(),
        isTold ? difference : Optional.empty(),
        Evidence.file(file.toString()));
  }

  private static Optional<ZoneRules> rules(String zone) {
    try {
      return Optional.of(ZoneId.of(zone).getRules());
    } catch (ZoneRulesException noneToday) {
      // The list of zones and their rules come from one place; without rules nothing is compared.
      return Optional.empty();
    }
  }

  private static Optional<String> difference(ZoneFile known, ZoneRules rules) {
    for (Instant day = FIRST; day.isBefore(LAST); day = day.plusSeconds(DAY_SECONDS)) {
      int now = rules.getOffset(day).getTotalSeconds();
      int old = known.offsetAt(day.getEpochSecond()).orElse(now);
      if (old != now) {
        return Optional.of(
            "on %s its clock would show UTC%s, where UTC%s is right"
                .formatted(day.toString().substring(0, 10), sign(old), sign(now)));
      }
    }
    return Optional.empty();
  }

  private static String sign(int seconds) {
    String offset = ZoneOffset.ofTotalSeconds(seconds % (18 * 3600)).toString();
    return offset.equals("Z") ? "+00:00" : offset;
  }
}
