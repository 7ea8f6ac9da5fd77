package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Evidence;
import java.nio.file.Path;
import java.util.Optional;

/** Puts a service together that is not started by a link: most of its parts are not there. */
public final class BootServiceBuilder {
  private final String name;
  private final String manager;
  private final Evidence evidence;
  private Optional<Integer> startOrder = Optional.empty();
  private Optional<Path> link = Optional.empty();
  private Optional<Path> script = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private ScriptHeader header = ScriptHeader.NONE;
  private Optional<String> heldBack = Optional.empty();
  private Optional<ServiceCommand> command = Optional.empty();
  private Optional<String> trigger = Optional.empty();

  private BootServiceBuilder(String name, String manager, Evidence evidence) {
    this.name = name;
    this.manager = manager;
    this.evidence = evidence;
  }

  /** A service that starts at boot as long as nothing else is said of it. */
  public static BootServiceBuilder service(String name, String manager, Evidence evidence) {
    return new BootServiceBuilder(name, manager, evidence);
  }

  /** Its place among the others. */
  public BootServiceBuilder startOrder(int order) {
    startOrder = Optional.of(order);
    return this;
  }

  /** What enables it. */
  public BootServiceBuilder link(Path file) {
    link = Optional.of(file);
    return this;
  }

  /** The script that starts it, or the file that describes it. */
  public BootServiceBuilder script(Path file) {
    script = Optional.of(file);
    return this;
  }

  /** The package that owns the script. */
  public BootServiceBuilder owner(Optional<String> packageName) {
    owner = packageName;
    return this;
  }

  /** What its script says of itself. */
  public BootServiceBuilder header(ScriptHeader own) {
    header = own;
    return this;
  }

  /** Why it does not start, if anything keeps it from that. */
  public BootServiceBuilder heldBack(Optional<String> why) {
    heldBack = why;
    return this;
  }

  /** How it is started without its init system. */
  public BootServiceBuilder command(Optional<ServiceCommand> own) {
    command = own;
    return this;
  }

  /** What starts it as booting alone does not. */
  public BootServiceBuilder trigger(Optional<String> what) {
    trigger = what;
    return this;
  }

  /** The service; it starts unless something holds it back or it waits for its trigger. */
  public BootService build() {
    return new BootService(
        name,
        manager,
        startOrder,
        heldBack.isEmpty() && trigger.isEmpty(),
        link,
        script,
        owner,
        header,
        heldBack,
        command,
        trigger,
        evidence);
  }
}
