package dev.exhume.core.analysis.boot.sysv;

import com.google.common.base.Ascii;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The setting in {@code /etc/default/NAME} or {@code /etc/sysconfig/NAME} that keeps a start script
 * from starting anything. It counts only if the script asks for it.
 */
public final class DefaultsSwitch {
  private static final List<String> FOLDERS = List.of("etc/default", "etc/sysconfig", "etc/conf.d");
  private static final String OF_OLD_SUSE = "etc/rc.config";
  private static final Set<String> ON_SWITCHES =
      Set.of("ENABLED", "ENABLE", "START", "RUN", "START_DAEMON", "RUN_DAEMON", "RUN_AT_STARTUP");
  private static final Set<String> OFF_SWITCHES = Set.of("NO_START", "DISABLED", "DISABLE");
  private static final Set<String> NO = Set.of("no", "0", "false", "off", "inetd");
  private static final Set<String> YES = Set.of("yes", "1", "true", "on");

  private DefaultsSwitch() {}

  /**
   * Why the script does nothing, in words, if it is switched off.
   *
   * @param name of the service, after which its settings are called
   */
  public static Optional<String> heldBack(
      Path root, String name, TextFile script, Problems problems) {
    return FOLDERS.stream()
        .map(folder -> root.resolve(folder).resolve(name))
        .flatMap(file -> ShellVariables.read(file, problems).all().stream())
        .filter(setting -> isSwitch(setting.name(), name))
        .reduce((earlier, later) -> later)
        .filter(setting -> isOff(setting.name(), Ascii.toLowerCase(setting.value())))
        .filter(setting -> isAskedFor(setting.name(), script))
        .or(() -> ofOldSuse(root, script, problems))
        .map(
            setting ->
                "%s says %s=%s"
                    .formatted(
                        setting.line().evidence().location(), setting.name(), setting.value()));
  }

  /** SuSE had the switches of all scripts in one file until its release 8. */
  private static Optional<ShellVariable> ofOldSuse(Path root, TextFile script, Problems problems) {
    return Stream.concat(
            Stream.of(root.resolve(OF_OLD_SUSE)),
            Folder.files(root.resolve(OF_OLD_SUSE + ".d"), problems).stream())
        .flatMap(file -> ShellVariables.read(file, problems).all().stream())
        .filter(setting -> setting.name().startsWith("START_"))
        .filter(setting -> setting.value().equals("no"))
        .filter(setting -> isAskedFor(setting.name(), script))
        .findFirst();
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
