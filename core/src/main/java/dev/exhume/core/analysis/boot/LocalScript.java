package dev.exhume.core.analysis.boot;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The script that distributions leave to the administrator for commands at the end of a boot. */
public final class LocalScript {
  private static final Set<String> NAMES =
      Set.of("rc.local", "rc-local", "boot.local", "after.local", "before.local");

  /** What the distributions' own versions of it do. */
  private static final Pattern STOCK =
      Pattern.compile(
          "touch /var/lock/subsys/(rc\\.)?local"
              + "|exit( 0)?|:|true|set -e|\\. /etc/rc\\.status|rc_(reset|exit|status.*)");

  /** Debian's, which runs what packages and administrators may put into a directory. */
  private static final List<String> RUNS_DIRECTORY =
      List.of("if test -d /etc/boot.d ; then", "run-parts /etc/boot.d", "fi");

  private LocalScript() {}

  /** Whether the service is such a script, or one that only runs it. */
  public static boolean isRunBy(BootService service) {
    return NAMES.contains(service.scriptName());
  }

  /** Whether the service is the list of commands itself, rather than a script that runs it. */
  public static boolean isItself(Path root, BootService service) {
    return isRunBy(service)
        && service
            .script()
            .filter(
                script ->
                    files(service.scriptName()).stream()
                        .map(root::resolve)
                        .anyMatch(script::equals))
            .isPresent();
  }

  /**
   * Those of its lines that the distribution did not put there; none when it is not there.
   *
   * @param name of the service's script
   */
  public static List<TextLine> commands(Path root, String name, Problems problems) {
    return files(name).stream()
        .map(root::resolve)
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .findFirst()
        .map(LocalScript::commands)
        .filter(
            commands ->
                !commands.stream().map(TextLine::stripped).toList().equals(RUNS_DIRECTORY)
                    || !Folder.files(root.resolve("etc/boot.d"), problems).isEmpty())
        .orElse(List.of());
  }

  private static List<TextLine> commands(TextFile script) {
    return script.meaningfulLines().stream()
        .filter(line -> !STOCK.matcher(line.stripped()).matches())
        .toList();
  }

  private static List<String> files(String name) {
    return switch (name) {
      case "boot.local", "after.local", "before.local" ->
          List.of("etc/init.d/" + name, "sbin/init.d/" + name);
      default -> List.of("etc/rc.d/rc.local", "etc/rc.local");
    };
  }

  /** The file that a SuSE server runs without any link. */
  public static Optional<Path> ofSuse(Path root, String name, Problems problems) {
    return commands(root, name, problems).isEmpty()
        ? Optional.empty()
        : files(name).stream().map(root::resolve).filter(Files::isRegularFile).findFirst();
  }
}
