package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/**
 * How the machine started.
 *
 * @param initSystem {@code sysvinit}, {@code upstart}, {@code systemd}, …
 * @param defaultTarget the target that systemd came up in
 * @param extraProcesses what init itself keeps running beside the terminals
 */
public record Boot(
    Optional<String> initSystem,
    Optional<String> defaultRunlevel,
    Optional<String> defaultTarget,
    Optional<Evidence> evidence,
    List<ExtraProcess> extraProcesses) {

  public Boot {
    extraProcesses = List.copyOf(extraProcesses);
  }

  /** Nothing is known of how the machine started. */
  public static Boot unknown() {
    return new Boot(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** A line of {@code inittab} that runs something of the administrator's. */
  public record ExtraProcess(
      String id, String runlevels, String action, String command, Evidence evidence) {}
}
