package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.BootTimer;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.systemd.command.UnitCommand;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import dev.exhume.core.reading.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The jobs that timers start. */
final class UnitTimers {
  private static final String CALENDAR = "OnCalendar";
  private static final Set<String> SCHEDULES =
      Set.of(
          CALENDAR,
          "OnActiveSec",
          "OnBootSec",
          "OnStartupSec",
          "OnUnitActiveSec",
          "OnUnitInactiveSec");

  private final UnitOwners owners;
  private final UnitCommand commands;

  UnitTimers(UnitOwners owners, UnitCommand commands) {
    this.owners = owners;
    this.commands = commands;
  }

  /** The job of a timer; empty if it has no time. A service without a command is named. */
  Optional<BootTimer> of(Unit timer, Unit service) {
    List<UnitSetting> times =
        timer.settings().all().stream()
            .filter(setting -> setting.section().equals("Timer"))
            .filter(setting -> SCHEDULES.contains(setting.key()))
            .filter(setting -> timer.settings().list("Timer", setting.key()).contains(setting))
            .toList();
    Optional<ServiceCommand> command = commands.of(service);
    return times.stream()
        .findFirst()
        .map(UnitSetting::line)
        .map(TextLine::evidence)
        .map(
            evidence ->
                new BootTimer(
                    times.stream().map(UnitTimers::schedule).collect(Collectors.joining(", ")),
                    command.flatMap(ServiceCommand::user).orElse("root"),
                    command
                        .map(own -> String.join(" ", own.start().words()))
                        .orElseGet(() -> service.name().toString()),
                    timer.file().flatMap(owners::of),
                    evidence));
  }

  private static String schedule(UnitSetting setting) {
    return setting.key().equals(CALENDAR) ? setting.value() : setting.key() + "=" + setting.value();
  }
}
