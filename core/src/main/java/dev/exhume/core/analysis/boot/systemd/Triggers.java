package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import java.util.Optional;

/** The units that sockets, timers and paths start. */
final class Triggers {
  private final Units units;
  private final Specifiers specifiers;

  Triggers(Units units, Specifiers specifiers) {
    this.units = units;
    this.specifiers = specifiers;
  }

  /** The service, or its template if each connection gets one of its own. */
  Optional<Unit> service(Unit trigger) {
    boolean isSocket = trigger.name().type().equals("socket");
    boolean eachConnection = isSocket && trigger.settings().flag("Socket", "Accept").orElse(false);
    UnitName usual = trigger.name().withType("service");
    return trigger
        .settings()
        .value(capital(trigger.name()), isSocket ? "Service" : "Unit")
        .map(name -> specifiers.fillIn(name, trigger.name()))
        .map(UnitName::parse)
        .orElse(Optional.of(eachConnection ? usual.withInstance("") : usual))
        .map(units::get)
        .filter(unit -> unit.state() == State.LOADED)
        .filter(unit -> unit.name().type().equals("service"));
  }

  private static String capital(UnitName name) {
    return Character.toUpperCase(name.type().charAt(0)) + name.type().substring(1);
  }
}
