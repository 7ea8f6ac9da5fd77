package dev.exhume.core.analysis.activity;

import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;

/** The logins that were refused, of which {@code btmp} has a record each. */
final class FailedLogins {
  private FailedLogins() {}

  /** The last one, with how many there are in the file. */
  static Optional<Trace> read(Path root, Problems problems) {
    Path file = root.resolve("var/log/btmp");
    UtmpFile refused = UtmpFile.read(file, problems);
    return refused.newestFirst().stream()
        .findFirst()
        .map(
            last ->
                new Trace(
                    "failed-login",
                    last.time(),
                    Optional.of("%d in the file".formatted(refused.count())),
                    Evidence.file(file.toString())));
  }
}
