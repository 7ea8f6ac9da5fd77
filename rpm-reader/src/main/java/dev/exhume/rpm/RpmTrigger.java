package dev.exhume.rpm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A script that RPM runs when something happens to other packages, or to their files.
 *
 * @param event what has to happen; absent where the package does not say
 * @param conditions one of which has to be met: packages, or the starts of paths
 * @param interpreter {@code /bin/sh}, or {@code <lua>} for RPM's own
 * @param body absent where the interpreter is all there is to run
 * @param flags as in {@link RpmScript}
 * @param priority of the triggers of files; the higher runs first
 */
public record RpmTrigger(
    Scope scope,
    Optional<Event> event,
    List<RpmDependency> conditions,
    String interpreter,
    Optional<String> body,
    long flags,
    long priority) {
  /** The priority that RPM gives where the packager gives none. */
  public static final long DEFAULT_PRIORITY = 1_000_000;

  public RpmTrigger {
    Objects.requireNonNull(scope);
    Objects.requireNonNull(event);
    conditions = List.copyOf(conditions);
    Objects.requireNonNull(interpreter);
    Objects.requireNonNull(body);
  }

  /** What a trigger watches. */
  public enum Scope {
    /** Packages by their names. */
    PACKAGE,
    /** Files by the start of their paths, once for each package. */
    FILE,
    /** Files by the start of their paths, once for the whole transaction. */
    TRANSACTION
  }

  /** What has to happen. */
  public enum Event {
    /** It will be installed. */
    PREIN(1 << 25),
    /** It was installed. */
    IN(1 << 16),
    /** It will be erased. */
    UN(1 << 17),
    /** It was erased. */
    POSTUN(1 << 18);

    private final int flag;

    Event(int flag) {
      this.flag = flag;
    }

    /** Whether the flags of a condition name this event. */
    boolean isIn(long flags) {
      return (flags & flag) != 0;
    }
  }
}
