package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that the machine started at boot, and whether the rescued server needs it.
 *
 * @param manager what started it: {@code sysv}, {@code systemd}, …
 * @param startOrder the number in its start link
 * @param enabled whether it starts in the default runlevel
 * @param link that starts it
 * @param script that the link leads to, or the file in which its init system describes it
 * @param owner the package that owns the script
 * @param trigger what starts it as soon as somebody needs it, if booting alone does not: a socket
 * @param reason for the verdict, as a person would give it
 * @param ports that it listens on, as far as known
 * @param lastActive the newest trace of life
 * @param pidFiles where it leaves its process number
 * @param startCommand with its arguments
 * @param foregroundCommand that keeps it from becoming a daemon, where its time knew one
 * @param stopCommand by which its init stopped it, if it has no script that does it
 * @param stopSignal without {@code SIG}, if its init did not send {@code TERM}
 * @param restart what its init did when it died; empty if it stayed dead
 * @param logFiles in which it tells of its troubles, as its configuration says it; empty if it does
 *     not
 */
public record Service(
    String name,
    String manager,
    Optional<Integer> startOrder,
    boolean enabled,
    Optional<String> link,
    Optional<String> script,
    @JsonProperty("package") Optional<String> owner,
    Optional<String> trigger,
    Optional<String> category,
    Verdict verdict,
    String reason,
    List<Integer> ports,
    Optional<Instant> lastActive,
    List<String> pidFiles,
    List<String> startCommand,
    Optional<List<String>> foregroundCommand,
    List<String> stopCommand,
    Optional<String> stopSignal,
    Optional<Restart> restart,
    List<LogFile> logFiles,
    Evidence evidence) {

  public Service {
    ports = List.copyOf(ports);
    pidFiles = List.copyOf(pidFiles);
    startCommand = List.copyOf(startCommand);
    foregroundCommand = foregroundCommand.map(List::copyOf);
    stopCommand = List.copyOf(stopCommand);
    logFiles = List.copyOf(logFiles);
  }

  /** A file that a service writes into, by its path on the server. */
  public record LogFile(String path, Evidence evidence) {}

  /**
   * How an init starts a dead service again.
   *
   * @param condition as the init calls it: {@code respawn}, {@code always}, {@code on-failure}
   * @param delaySeconds before the next start
   * @param limit how often in a row it does so; empty for any number of times
   */
  public record Restart(
      String condition, int delaySeconds, Optional<Integer> limit, Evidence evidence) {}
}
