package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.systemd.unit.Conditions;
import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells why a unit does not start although another one wants it. */
final class HeldBackUnits {
  /** Generators and the kernel make units of the other types, which no disk shows. */
  private static final Set<String> FROM_FILES = Set.of("service", "socket", "target");

  /** Programs here came with packages; anywhere else they may lie on a volume that is missing. */
  private static final Pattern SYSTEM_PROGRAM =
      Pattern.compile("(?:/usr(?:/local)?)?/(?:s?bin|lib|lib64|libexec)/.*");

  private final Path root;
  private final Units units;
  private final Specifiers specifiers;
  private final Conditions conditions;

  HeldBackUnits(Path root, Units units, Specifiers specifiers, Problems problems) {
    this.root = root;
    this.units = units;
    this.specifiers = specifiers;
    this.conditions = new Conditions(root, specifiers, problems);
  }

  /** The reason, as a person would give it. */
  Optional<String> reason(Started started) {
    Unit unit = started.unit();
    return switch (unit.state()) {
      case MASKED -> Optional.of("%s masks it".formatted(unit.file().orElseThrow()));
      case MISSING ->
          Optional.of("its start link starts nothing: no file describes the unit " + unit.name());
      case LOADED ->
          conditions.failed(unit).map(this::condition).or(() -> lackingRequirement(unit));
    };
  }

  /** Whether the program of a service is missing from where packages put programs. */
  Optional<String> lackingProgram(ServiceCommand command) {
    String program = command.start().words().get(0);
    return Optional.of(program)
        .filter(path -> SYSTEM_PROGRAM.matcher(path).matches())
        .flatMap(path -> ServerPath.of(root, path))
        .filter(path -> !Files.exists(path))
        .filter(path -> Files.isDirectory(Objects.requireNonNull(path.getParent())))
        .map(path -> "its program %s is not there".formatted(path));
  }

  private String condition(UnitSetting setting) {
    return "%s says %s=%s, which does not hold"
        .formatted(setting.line().evidence().location(), setting.key(), setting.value());
  }

  private Optional<String> lackingRequirement(Unit unit) {
    return Stream.of("Requires", "BindsTo", "Requisite")
        .flatMap(unit.settings()::words)
        .map(name -> specifiers.fillIn(name, unit.name()))
        .flatMap(name -> UnitName.parse(name).stream())
        .filter(name -> FROM_FILES.contains(name.type()))
        .map(units::get)
        .filter(other -> other.state() != State.LOADED)
        .findFirst()
        .map(
            other ->
                "it requires %s, which %s"
                    .formatted(
                        other.name(),
                        other.state() == State.MASKED ? "is masked" : "is not there"));
  }
}
