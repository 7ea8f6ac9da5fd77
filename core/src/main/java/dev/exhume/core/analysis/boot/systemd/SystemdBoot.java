package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.boot.BootTimer;
import dev.exhume.core.analysis.boot.InitSystem;
import dev.exhume.core.analysis.boot.systemd.command.UnitCommand;
import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a boot by systemd starts: all that its default target wants, and what that does.
 */
public final class SystemdBoot {
  private final Triggers triggers;
  private final Specifiers specifiers;
  private final Generated generated;
  private final HeldBackUnits heldBack;
  private final UnitServices services;
  private final UnitTimers timers;
  private final List<BootService> started = new ArrayList<>();
  private final List<BootService> onDemand = new ArrayList<>();
  private final List<BootSocket> sockets = new ArrayList<>();
  private final List<BootTimer> jobs = new ArrayList<>();
  private final Set<UnitName> seen = new HashSet<>();

  private SystemdBoot(
      Path root, Units units, Generated generated, Ownership ownership, Problems problems) {
    this.generated = generated;
    specifiers = Specifiers.of(root, problems);
    triggers = new Triggers(units, specifiers);
    heldBack = new HeldBackUnits(root, units, specifiers, problems);
    UnitOwners owners = new UnitOwners(root, ownership);
    UnitCommand commands = new UnitCommand(root, specifiers, problems);
    services = new UnitServices(owners, specifiers, commands, heldBack);
    timers = new UnitTimers(owners, commands);
  }

  /**
   * Reads the units of a server.
   *
   * @param root the dead server's {@code /}
   */
  public static BootPlan read(Path root, Ownership ownership, Problems problems) {
    Units units = Units.of(root, problems);
    SystemVScripts scripts = SystemVScripts.of(root, units, ownership, problems);
    Generated generated = Generators.run(root, scripts, problems);
    DefaultTarget target = DefaultTarget.of(root, units, problems);
    SystemdBoot boot = new SystemdBoot(root, units, generated, ownership, problems);
    List<Started> inOrder =
        StartOrder.of(
            Transaction.of(target.unit(), units, boot.specifiers, generated),
            boot.specifiers,
            generated);
    inOrder.forEach(unit -> boot.seen.add(unit.unit().name()));
    inOrder.forEach(boot::take);
    boot.started.addAll(boot.onDemand);
    return new BootPlan(
        new Boot(
            Optional.of(InitSystem.SYSTEMD.label()),
            Optional.empty(),
            Optional.of(target.unit().name().toString()),
            target.evidence(),
            List.of()),
        boot.started,
        boot.sockets,
        boot.jobs);
  }

  private void take(Started unit) {
    switch (unit.unit().name().type()) {
      case "service" -> takeService(unit);
      case "socket", "path", "timer" -> takeTrigger(unit);
      default -> {
        // Targets only hold others together, and mounts are the host's.
      }
    }
  }

  private void takeService(Started service) {
    Unit unit = service.unit();
    Optional<BootService> script = generated.script(unit.name());
    if (unit.state() == State.MISSING && script.isPresent()) {
      started.add(script.get());
    } else if (unit.state() != State.MASKED || isMaskOfAdministrator(unit)) {
      started.add(services.of(service));
    }
  }

  /** Distributions themselves mask what their scripts of System V were once needed for. */
  private static boolean isMaskOfAdministrator(Unit unit) {
    return unit.file().filter(file -> file.toString().startsWith("/etc/")).isPresent();
  }

  private void takeTrigger(Started trigger) {
    Unit unit = trigger.unit();
    if (unit.state() != State.LOADED || heldBack.reason(trigger).isPresent()) {
      return;
    }
    Optional<Unit> service = triggers.service(unit);
    if (service.isEmpty()) {
      return;
    }
    if (unit.name().type().equals("timer")) {
      timers.of(unit, service.get()).ifPresent(jobs::add);
      return;
    }
    UnitName name = service.get().name();
    sockets.addAll(
        UnitSockets.of(unit, name.isTemplate() ? name.prefix() : name.stem(), specifiers));
    if (seen.add(name)) {
      onDemand.add(services.onDemand(new Started(service.get(), trigger.link()), unit.name()));
    }
  }
}
