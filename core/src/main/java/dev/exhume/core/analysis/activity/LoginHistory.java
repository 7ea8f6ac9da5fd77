package dev.exhume.core.analysis.activity;

import dev.exhume.core.reading.Problems;
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

  static LoginHistory read(Path root, Problems problems) {
    List<UtmpRecord> newestFirst = new ArrayList<>();
    for (String file : FILES) {
      newestFirst.addAll(UtmpFile.read(root.resolve(file), problems).newestFirst());
    }
    return new LoginHistory(
        newestFirst.stream().filter(UtmpRecord::isBoot).map(UtmpRecord::time).findFirst(),
        newestFirst.stream().filter(UtmpRecord::isLogin).map(UtmpRecord::time).findFirst(),
        newestFirst.stream()
            .filter(record -> record.isBoot() || record.isShutdown())
            .map(UtmpRecord::isShutdown)
            .findFirst());
  }
}
