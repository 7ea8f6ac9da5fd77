package dev.exhume.core.analysis.accounts;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.reading.PlausibleTime;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code lastlog}: when each account last logged in, at the place of its number. It is
 * full of holes, so only the records asked for are read.
 *
 * <pre>
 * offset  size  field
 * 0x000      4  ll_time, seconds since 1970
 * 0x004     32  ll_line, the terminal
 * 0x024    256  ll_host, where from
 * </pre>
 *
 * <p>64-bit machines that run no programs of 32 bits have eight bytes for the time.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;f=bits/utmp.h">struct lastlog</a>
 */
final class LastLogins {
  private static final int RECORD_BYTES = 292;
  private static final int WIDE_RECORD_BYTES = 296;

  private LastLogins() {}

  /**
   * When accounts last logged in, by their numbers.
   *
   * @return nothing for those that never did, and for times that no server could have written
   */
  static Map<Long, Instant> read(Path file, Collection<Long> uids, Problems problems) {
    Map<Long, Instant> times = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return times;
    }
    try (ByteSource source = ByteSource.open(file)) {
      boolean isWide = source.size() % RECORD_BYTES != 0 && source.size() % WIDE_RECORD_BYTES == 0;
      int length = isWide ? WIDE_RECORD_BYTES : RECORD_BYTES;
      long records = source.size() / length;
      for (long uid : uids) {
        if (uid >= 0 && uid < records) {
          time(source, uid * length, isWide ? Long.BYTES : Integer.BYTES)
              .ifPresent(time -> times.put(uid, time));
        }
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    return times;
  }

  /** The file does not tell its byte order, but only one of them makes a plausible time. */
  private static Optional<Instant> time(ByteSource source, long position, int timeBytes)
      throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Bytes record = source.read("lastlog record", position, timeBytes, order);
      long seconds = timeBytes == Long.BYTES ? record.s64(0x0) : record.u32(0x0);
      Optional<Instant> time = PlausibleTime.ofSeconds(seconds);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }
}
