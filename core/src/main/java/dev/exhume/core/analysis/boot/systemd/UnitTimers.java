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

  /** The job of a timer; empty if the timer has no time. */
  Optional<BootTimer> of(Unit timer, Unit service) {
    List<UnitSetting> times =
        timer.settings().all().stream()
            .filter(setting -> setting.section().equals("Timer"))
            .filter(setting -> SCHEDULES.contains(setting.key()))
            .filter(setting -> timer.settings().list("Timer", setting.key()).contains(setting))
            .toList();
    return times.stream()
        .findFirst()
        .map(UnitSetting::line)
        .map(TextLine::evidence)
        .map(
            evidence ->
                new BootTimer(
                    times.stream().map(UnitTimers::schedule).collect(Collectors.joining(", ")),
                    commands.of(service).flatMap(ServiceCommand::user).orElse("root"),
                    command(service),
                    timer.file().flatMap(owners::of),
                    evidence));
  }

  /** As its service has it; a service without a command is named. */
  private String command(Unit service) {
    return commands
        .of(service)
        .map(command -> String.join(" ", command.start().words()))
        .orElseGet(() -> service.name().toString());
  }

  private static String schedule(UnitSetting setting) {
    return setting.key().equals(CALENDAR) ? setting.value() : setting.key() + "=" + setting.value();
  }
}
