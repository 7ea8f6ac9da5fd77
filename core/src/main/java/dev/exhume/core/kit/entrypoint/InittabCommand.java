package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Redaction;

/**
 * What a line of the inittab runs, as a command of a shell.
 *
 * <p>One with a password in it is read from the inittab when it runs, so that no other file has it.
 */
final class InittabCommand {
  private InittabCommand() {}

  static String of(Boot.ExtraProcess process) {
    if (process.command().contains(Redaction.MARK)
        && process.evidence() instanceof Evidence.InText text
        && text.line().isPresent()) {
      return "/bin/sh -c \"exec $(sed -n %dp %s | cut -d: -f4- | sed 's/^ *+//')\""
          .formatted(text.line().get(), ShellWord.quote(text.path()));
    }
    String command = process.command().strip();
    // A plus sign before the command only spares the log of logins.
    return command.startsWith("+") ? command.substring(1) : command;
  }
}
