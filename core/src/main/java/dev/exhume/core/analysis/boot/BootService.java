package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Evidence;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A service that the machine started at boot.
 *
 * @param name as its start link has it, whatever characters that may hold
 * @param manager what started it: {@code sysv}, {@code systemd}, …
 * @param startOrder the number in its start link
 * @param enabled whether it really starts
 * @param link that starts it
 * @param script that the link leads to, or the file in which its init system describes it
 * @param owner the package that owns the script
 * @param heldBack why it does not start in spite of its link
 * @param command how it is started without its init system, if it has no script that does it
 * @param trigger what starts it as soon as somebody needs it, if booting alone does not: a socket
 */
public record BootService(
    String name,
    String manager,
    Optional<Integer> startOrder,
    boolean enabled,
    Optional<Path> link,
    Optional<Path> script,
    Optional<String> owner,
    ScriptHeader header,
    Optional<String> heldBack,
    Optional<ServiceCommand> command,
    Optional<String> trigger,
    Evidence evidence) {
  /** Those whose scripts are called after the services. */
  private static final Set<String> WITH_SCRIPTS =
      Set.of("sysv", "openrc", "slackware", "busybox", "heartbeat", "rgmanager");

  /**
   * The script's own name, by which {@code service} knows it; a link may be called otherwise. A
   * service without one is known by its name, up to the mark of an instance.
   */
  public String scriptName() {
    return script
        .filter(path -> isStartedByScript() && !manager.equals("busybox"))
        .map(path -> path.getFileName().toString())
        .orElseGet(() -> name.indexOf('@') > 0 ? name.substring(0, name.indexOf('@')) : name);
  }

  /** Whether its script takes {@code start} and {@code stop}, rather than describe the service. */
  public boolean isStartedByScript() {
    return WITH_SCRIPTS.contains(manager);
  }

  /** The same service, which does not start after all. */
  public BootService heldBackBy(String why) {
    return new BootService(
        name,
        manager,
        startOrder,
        false,
        link,
        script,
        owner,
        header,
        Optional.of(why),
        command,
        trigger,
        evidence);
  }
}
