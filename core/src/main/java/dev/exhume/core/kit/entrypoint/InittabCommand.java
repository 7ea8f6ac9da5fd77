package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;

/**
 * What a line of the inittab runs, as a command of a shell.
 *
 * <p>One with a password in it is read from the inittab when it runs, so that no other file has it.
 */
final class InittabCommand {
  private InittabCommand() {}

  static String of(Boot.ExtraProcess process, Path root, Problems problems) {
    if (process.evidence() instanceof Evidence.InText text
        && text.line().isPresent()
        && hasSecret(text.path(), text.line().get(), root, problems)) {
      return "/bin/sh -c \"exec $(sed -n %dp %s | cut -d: -f4- | sed 's/^ *+//')\""
          .formatted(text.line().get(), ShellWord.quote(text.path()));
    }
    String command = process.command().strip();
    // A plus sign before the command only spares the log of logins.
    return command.startsWith("+") ? command.substring(1) : command;
  }

  private static boolean hasSecret(String path, int line, Path root, Problems problems) {
    return ServerPath.of(root, path).flatMap(file -> TextFile.read(file, problems)).stream()
        .flatMap(file -> file.lines().stream().skip(line - 1L).limit(1))
        .anyMatch(found -> !Redaction.of(found.text()).equals(found.text()));
  }
}
