package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.analysis.boot.ShellCommand;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextLine;
import java.util.Optional;

/**
 * A variable that a job sets: {@code env PORT=80}.
 *
 * @param value without quotes
 */
record JobVariable(String name, String value, TextLine line) {
  /** Empty when it only hands on a variable that upstart itself has. */
  static Optional<JobVariable> of(Stanza stanza) {
    String assignment = stanza.after(1);
    int sign = assignment.indexOf('=');
    return sign > 0
        ? Optional.of(
            new JobVariable(
                assignment.substring(0, sign),
                assignment.substring(sign + 1).replace("\"", "").replace("'", ""),
                stanza.line()))
        : Optional.empty();
  }

  /** Whether its value must not be repeated. */
  boolean isSecret() {
    return Redaction.isSecret(name, value);
  }

  /** The command of a shell that prints its value from its line. */
  String printed() {
    return "sed -n '%d{s/^[^=]*=//;s/[[:space:]]#.*//;s/[[:space:]]*$//;p;}' %s | tr -d %s"
        .formatted(line.number(), ShellCommand.quoted(line.path()), "'\\042\\047'");
  }
}
