package dev.exhume.core.analysis.boot.systemd.command;

import com.google.common.base.Ascii;
import com.google.common.primitives.Ints;
import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSettings;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a unit sets for its processes, and what systemd does when they die. */
final class UnitProcess {
  private static final String SECTION = "Service";
  private static final List<String> LIMITS =
      List.of("NOFILE", "CPU", "CORE", "DATA", "FSIZE", "MEMLOCK", "RSS", "STACK", "AS");

  /** Of a process that is gone nobody knows how it ended, but that its end was not asked for. */
  private static final Set<String> RESTARTED =
      Set.of("always", "on-failure", "on-abnormal", "on-abort");

  private static final Pattern TIME_SPAN =
      Pattern.compile(
          "(\\d{1,9})(?:\\.\\d+)?\\s*(ms|s|sec|seconds?|m|min|minutes?|h|hr|hours?|)(?![a-z])");
  private static final int USUAL_LIMIT = 5;

  private final UnitSettings settings;

  UnitProcess(UnitSettings settings) {
    this.settings = settings;
  }

  /** {@code LimitNOFILE=1024:4096}. */
  List<Limit> limits() {
    return LIMITS.stream()
        .flatMap(
            name ->
                settings.value(SECTION, "Limit" + name).stream()
                    .flatMap(value -> limit(Ascii.toLowerCase(name), value).stream()))
        .toList();
  }

  private static Optional<Limit> limit(String name, String value) {
    String[] parts = value.replace("infinity", "unlimited").split(":", 2);
    return Limit.named(name, parts[0].strip(), parts[parts.length - 1].strip());
  }

  Optional<Integer> nice() {
    return settings.value(SECTION, "Nice").map(Ints::tryParse);
  }

  /** Since when does not matter: a limit of tries within no time is none. */
  Optional<Service.Restart> restart() {
    boolean isUnlimited =
        Stream.of("StartLimitInterval", "StartLimitIntervalSec")
            .flatMap(key -> either(key).stream())
            .anyMatch(value -> value.matches("0+[a-z]*"));
    Optional<Integer> burst =
        either("StartLimitBurst").map(Ints::tryParse).or(() -> Optional.of(USUAL_LIMIT));
    return settings
        .last(SECTION, "Restart")
        .filter(setting -> RESTARTED.contains(setting.value()))
        .map(
            (UnitSetting setting) ->
                new Service.Restart(
                    setting.value(),
                    settings.value(SECTION, "RestartSec").map(UnitProcess::seconds).orElse(0),
                    burst.filter(limit -> limit > 0 && !isUnlimited),
                    setting.line().evidence()));
  }

  private Optional<String> either(String key) {
    return settings.value("Unit", key).or(() -> settings.value(SECTION, key));
  }

  /** {@code 1min 30s}, rounded. */
  static int seconds(String span) {
    Matcher part = TIME_SPAN.matcher(span);
    long millis = 0;
    while (part.find()) {
      long number = Long.parseLong(part.group(1));
      millis +=
          switch (part.group(2)) {
            case "ms" -> number;
            case "m", "min", "minute", "minutes" -> number * 60_000;
            case "h", "hr", "hour", "hours" -> number * 3_600_000;
            default -> number * 1_000;
          };
    }
    return Ints.saturatedCast(Math.round(millis / 1_000.0));
  }
}
