package dev.exhume.disk.filesystem.fat;

import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Times as a wall clock showed them, to two seconds. Nothing says in which zone it was: UTC is
 * assumed, as Linux does where the clock of the machine is in UTC.
 */
final class FatTime {
  private static final int FIRST_YEAR = 1980;
  private static final int SECONDS_PER_DAY = 86_400;

  private FatTime() {}

  /**
   * The time of two fields.
   *
   * @param date day (5 bits), month (4 bits), years since 1980 (7 bits); damage may put a month or
   *     a day of 0 there, which counts as the first
   * @param time pairs of seconds (5 bits), minutes (6 bits), hours (5 bits)
   */
  static FileTime of(int date, int time) {
    int month = Math.max(1, date >> 5 & 0xF);
    int day = Math.max(1, date & 0x1F);
    LocalDate start = LocalDate.of(FIRST_YEAR + (date >> 9), 1, 1);
    long days = start.plusMonths(month - 1).plusDays(day - 1).toEpochDay();
    long seconds = (time >> 11) * 3600L + (time >> 5 & 0x3F) * 60L + (time & 0x1F) * 2L;
    return FileTime.from(days * SECONDS_PER_DAY + seconds, TimeUnit.SECONDS);
  }

  /** What Linux shows of the root directory, which has no times: the start of 1970 in UTC. */
  static FileTime none() {
    return FileTime.from(LocalDate.EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
