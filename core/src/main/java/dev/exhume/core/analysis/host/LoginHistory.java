package dev.exhume.core.analysis.host;

import dev.exhume.binary.ByteSource;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code wtmp} tells of the machine's last days.
 *
 * @param lastShutdownClean whether a shutdown was the last thing of its kind, or a boot
 */
record LoginHistory(
    Optional<Instant> lastBoot, Optional<Instant> lastLogin, Optional<Boolean> lastShutdownClean) {

  /** The newest file and the one before it, for when it has just been put aside. */
  private static final List<String> FILES = List.of("var/log/wtmp", "var/log/wtmp.1");

  /** Of a busy server, the logins of some days. */
  private static final int MAX_RECORDS = 4096;

  static LoginHistory read(Path root, Problems problems) {
    List<UtmpRecord> newestFirst = new ArrayList<>();
    for (String file : FILES) {
      newestFirst.addAll(newestFirst(root.resolve(file), problems));
    }
    return new LoginHistory(
        newestFirst.stream().filter(UtmpRecord::isBoot).map(UtmpRecord::time).findFirst(),
        newestFirst.stream().filter(UtmpRecord::isLogin).map(UtmpRecord::time).findFirst(),
        newestFirst.stream()
            .filter(record -> record.isBoot() || record.isShutdown())
            .map(UtmpRecord::isShutdown)
            .findFirst());
  }

  private static List<UtmpRecord> newestFirst(Path file, Problems problems) {
    List<UtmpRecord> records = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return records;
    }
    try (ByteSource source = ByteSource.open(file)) {
      long count = source.size() / UtmpRecord.SIZE;
      long oldest = Math.max(0, count - MAX_RECORDS);
      for (long number = count - 1; number >= oldest; number--) {
        long position = number * UtmpRecord.SIZE;
        byte[] record =
            source
                .read("utmp record", position, UtmpRecord.SIZE, ByteOrder.LITTLE_ENDIAN)
                .copy(0, UtmpRecord.SIZE);
        UtmpRecord.read(record, position).ifPresent(records::add);
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    return records;
  }
}
