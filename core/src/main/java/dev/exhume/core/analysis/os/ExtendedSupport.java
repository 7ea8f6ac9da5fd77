package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.OperatingSystem;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who repairs a release after its makers stopped.
 *
 * @param regularEnd when volunteers took over for everybody; empty if none did
 * @param soldUntil when the support that is sold ends
 * @param soldAs its name
 */
public record ExtendedSupport(
    Optional<LocalDate> regularEnd, Optional<LocalDate> soldUntil, Optional<String> soldAs) {
  /** What is known of the release that a server runs. */
  public static ExtendedSupport of(OperatingSystem os) {
    return os.id()
        .flatMap(id -> EndOfLife.find(id, os.version(), os.codename()))
        .map(end -> new ExtendedSupport(end.regularEnd(), end.soldUntil(), end.soldAs()))
        .orElseGet(() -> new ExtendedSupport(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
