package dev.exhume.core.analysis.boot;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextLine;
import java.util.List;

/**
 * A command as a person wrote it into a file, made into a program with its arguments.
 *
 * <p>One that has a password in it is not repeated: it is read from its file when it runs.
 */
public final class ShellCommand {
  private static final CharMatcher SHELL = CharMatcher.anyOf("~`!$^&*()|\\{}[];\"'<>?#");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final String SHELL_PATH = "/bin/sh";

  private ShellCommand() {}

  /**
   * A command of one line.
   *
   * @param line whose end it is
   */
  public static Step of(String command, TextLine line) {
    if (Redaction.isNeededIn(command)) {
      int before = Math.max(0, line.text().indexOf(command));
      return Step.of(
          List.of(
              SHELL_PATH,
              "-c",
              "eval \"exec $(sed -n '%dp' %s | cut -c %d-)\""
                  .formatted(line.number(), quoted(line.path()), before + 1)));
    }
    if (SHELL.matchesNoneOf(command) && command.startsWith("/")) {
      return Step.of(WORDS.splitToList(command));
    }
    return Step.of(List.of(SHELL_PATH, "-c", "exec " + command));
  }

  /**
   * A script inside of another file, which ends with its first command that fails.
   *
   * @param before the line before its first one
   */
  public static Step ofScript(List<String> lines, TextLine before) {
    String text = String.join("\n", lines);
    String script =
        lines.stream().anyMatch(Redaction::isNeededIn)
            ? "eval \"$(sed -n '%d,%dp' %s)\""
                .formatted(
                    before.number() + 1, before.number() + lines.size(), quoted(before.path()))
            : text;
    return Step.of(List.of(SHELL_PATH, "-e", "-c", script));
  }

  /** A word as a shell takes it. */
  public static String quoted(String path) {
    return "'" + path.replace("'", "'\\''") + "'";
  }
}
