package dev.exhume.core.analysis.activity;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Sourced;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What {@code wtmp} tells of the machine's last days.
 *
 * @param lastShutdownClean whether a shutdown was the last thing of its kind, or a boot
 */
record LoginHistory(
    Optional<Sourced<Instant>> lastBoot,
    Optional<Sourced<Instant>> lastLogin,
    Optional<Sourced<Boolean>> lastShutdownClean) {

  /** The newest file and the one before it, for when it has just been put aside. */
  private static final List<String> FILES = List.of("var/log/wtmp", "var/log/wtmp.1");

  static LoginHistory read(Path root, Problems problems) {
    List<Sourced<UtmpRecord>> newestFirst = new ArrayList<>();
    for (String name : FILES) {
      Path file = root.resolve(name);
      Evidence evidence = Evidence.file(file.toString());
      UtmpFile.read(file, problems)
          .newestFirst()
          .forEach(record -> newestFirst.add(new Sourced<>(record, evidence)));
    }
    return new LoginHistory(
        last(newestFirst, UtmpRecord::isBoot).map(boot -> boot.map(UtmpRecord::time)),
        last(newestFirst, UtmpRecord::isLogin).map(login -> login.map(UtmpRecord::time)),
        last(newestFirst, record -> record.isBoot() || record.isShutdown())
            .map(end -> end.map(UtmpRecord::isShutdown)));
  }

  private static Optional<Sourced<UtmpRecord>> last(
      List<Sourced<UtmpRecord>> newestFirst, Predicate<UtmpRecord> kind) {
    return newestFirst.stream().filter(record -> kind.test(record.value())).findFirst();
  }
}
