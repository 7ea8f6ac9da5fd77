package dev.exhume.core.analysis.activity;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.reading.PlausibleTime;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of {@code wtmp}.
 *
 * @param type {@code ut_type}
 * @param pid {@code ut_pid}; in a change of the runlevel, the new one and the old one
 * @param user {@code ut_user}
 * @param time {@code ut_tv}
 * @see <a href="https://man7.org/linux/man-pages/man5/utmp.5.html">utmp(5)</a>
 */
record UtmpRecord(int type, long pid, String user, Instant time) {
  private static final int RUN_LVL = 1;
  private static final int BOOT_TIME = 2;
  private static final int USER_PROCESS = 7;
  private static final int LAST_TYPE = 9;
  private static final int USER_BYTES = 32;

  /**
   * Reads a record, whose byte order shows in its type.
   *
   * @return empty when it is none: of an unknown type or at an impossible time
   */
  static Optional<UtmpRecord> read(byte[] record, long position, UtmpLayout layout)
      throws MalformedDataException {
    Bytes little = Bytes.of("utmp record", position, record, ByteOrder.LITTLE_ENDIAN);
    Bytes bytes =
        little.u16(0x0) <= LAST_TYPE
            ? little
            : Bytes.of("utmp record", position, record, ByteOrder.BIG_ENDIAN);
    int type = bytes.u16(0x0);
    Optional<Instant> time =
        PlausibleTime.ofSeconds(
            layout == UtmpLayout.WIDE ? bytes.s64(layout.time()) : bytes.u32(layout.time()));
    if (type > LAST_TYPE || time.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new UtmpRecord(type, bytes.u32(0x4), text(bytes.copy(0x2C, USER_BYTES)), time.get()));
  }

  /** Whether the machine came up. */
  boolean isBoot() {
    return type == BOOT_TIME;
  }

  /** Whether the machine went down in order: {@code halt} says so, or runlevel 0 or 6. */
  boolean isShutdown() {
    char runlevel = (char) (pid & 0xFF);
    return type == RUN_LVL && (user.equals("shutdown") || runlevel == '0' || runlevel == '6');
  }

  /** Whether somebody logged in. */
  boolean isLogin() {
    return type == USER_PROCESS;
  }

  private static String text(byte[] field) {
    String text = new String(field, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
