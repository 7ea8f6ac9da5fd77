package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.CommandName;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.systemd.command.UnitCommand;
import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import dev.exhume.core.profile.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes services of units. */
final class UnitServices {
  private static final String MANAGER = "systemd";
  private static final String SECTION = "Service";

  private final UnitOwners owners;
  private final Specifiers specifiers;
  private final UnitCommand commands;
  private final HeldBackUnits heldBack;

  UnitServices(
      UnitOwners owners, Specifiers specifiers, UnitCommand commands, HeldBackUnits heldBack) {
    this.owners = owners;
    this.specifiers = specifiers;
    this.commands = commands;
    this.heldBack = heldBack;
  }

  /** A service that a boot starts. */
  BootService of(Started started) {
    return of(started, started.unit().name().stem(), Optional.empty());
  }

  /** A service that another unit starts when there is something to do for it. */
  BootService onDemand(Started service, UnitName trigger) {
    UnitName name = service.unit().name();
    return of(
        service, name.isTemplate() ? name.prefix() : name.stem(), Optional.of(trigger.toString()));
  }

  private BootService of(Started started, String name, Optional<String> trigger) {
    Unit unit = started.unit();
    Optional<ServiceCommand> command = commands.of(unit);
    Optional<String> reason =
        heldBack.reason(started).or(() -> command.flatMap(heldBack::lackingProgram));
    return new BootService(
        name,
        MANAGER,
        Optional.empty(),
        reason.isEmpty(),
        started.link(),
        unit.file().filter(file -> unit.state() != Unit.State.MISSING),
        unit.file().flatMap(owners::of),
        header(unit, command),
        reason,
        command.filter(found -> !unit.name().isTemplate()),
        trigger,
        evidence(started));
  }

  private ScriptHeader header(Unit unit, Optional<ServiceCommand> command) {
    return new ScriptHeader(
        unit.settings()
            .value("Unit", "Description")
            .map(text -> specifiers.fillIn(text, unit.name())),
        command.stream().map(found -> found.start().words().get(0)).map(CommandName::base).toList(),
        unit.settings().value(SECTION, "PIDFile").stream()
            .map(file -> specifiers.fillIn(file, unit.name()))
            .map(file -> file.startsWith("/") ? file : "/run/" + file)
            .toList(),
        List.of(),
        unit.aliases().stream()
            .flatMap(alias -> UnitName.parse(alias).stream())
            .map(UnitName::stem)
            .sorted()
            .toList(),
        List.of());
  }

  private static Evidence evidence(Started started) {
    Unit unit = started.unit();
    return Stream.of(
            started.link().map(link -> Evidence.file(link.toString())),
            unit.settings().list(SECTION, "ExecStart").stream()
                .map(UnitSetting::line)
                .map(line -> line.evidence())
                .findFirst(),
            unit.file().map(Path::toString).map(Evidence::file))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> Evidence.file("/sbin/init"));
  }
}
