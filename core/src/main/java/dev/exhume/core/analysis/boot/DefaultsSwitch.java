package dev.exhume.core.analysis.boot;

import com.google.common.base.Ascii;
import dev.exhume.core.analysis.reading.Problems;
import dev.exhume.core.analysis.reading.TextFile;
import dev.exhume.core.analysis.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The setting in {@code /etc/default/NAME} or {@code /etc/sysconfig/NAME} that keeps a start script
 * from starting anything. It counts only if the script asks for it.
 */
final class DefaultsSwitch {
  private static final Pattern SETTING =
      Pattern.compile("(?:export\\s+)?(\\w+)=[\"']?(\\w+)[\"']?\\s*(?:#.*)?");
  private static final Set<String> ON_SWITCHES =
      Set.of("ENABLED", "ENABLE", "START", "RUN", "START_DAEMON", "RUN_DAEMON", "RUN_AT_STARTUP");
  private static final Set<String> OFF_SWITCHES = Set.of("NO_START", "DISABLED", "DISABLE");
  private static final Set<String> NO = Set.of("no", "0", "false", "off", "inetd");
  private static final Set<String> YES = Set.of("yes", "1", "true", "on");

  private DefaultsSwitch() {}

  /** Why the script does nothing, in words, if it is switched off. */
  static Optional<String> heldBack(Path root, TextFile script, Problems problems) {
    String name = script.path().getFileName().toString();
    for (String folder : List.of("etc/default", "etc/sysconfig")) {
      Path file = root.resolve(folder).resolve(name);
      Optional<String> off =
          TextFile.readStart(file, 1, problems).flatMap(settings -> off(settings, name, script));
      if (off.isPresent()) {
        return off;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> off(TextFile settings, String name, TextFile script) {
    Optional<String> last = Optional.empty();
    for (TextLine line : settings.meaningfulLines()) {
      Matcher setting = SETTING.matcher(line.stripped());
      if (setting.matches() && isSwitch(setting.group(1), name)) {
        last =
            isOff(setting.group(1), Ascii.toLowerCase(setting.group(2)))
                    && isAskedFor(setting.group(1), script)
                ? Optional.of(
                    "%s says %s=%s"
                        .formatted(line.evidence().location(), setting.group(1), setting.group(2)))
                : Optional.empty();
      }
    }
    return last;
  }

  private static boolean isSwitch(String variable, String name) {
    if (ON_SWITCHES.contains(variable) || OFF_SWITCHES.contains(variable)) {
      return true;
    }
    String prefix = Ascii.toUpperCase(name).replaceAll("\\W", "_");
    return Set.of(prefix + "_ENABLE", prefix + "_ENABLED", prefix + "_START", "START_" + prefix)
        .contains(variable);
  }

  private static boolean isOff(String variable, String value) {
    return OFF_SWITCHES.contains(variable) ? YES.contains(value) : NO.contains(value);
  }

  private static boolean isAskedFor(String variable, TextFile script) {
    Pattern use = Pattern.compile("\\$\\{?" + variable + "\\b");
    return script.meaningfulLines().stream().anyMatch(line -> use.matcher(line.text()).find());
  }
}
