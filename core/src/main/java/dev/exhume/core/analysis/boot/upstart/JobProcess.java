package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.reading.TextLine;
import java.util.List;

/**
 * What a job runs: one command, or a script.
 *
 * @param line where it stands
 * @param commands one line after {@code exec}, or those of the script
 * @param isScript whether a shell takes the lines one after the other
 */
record JobProcess(TextLine line, List<String> commands, boolean isScript) {
  JobProcess {
    commands = List.copyOf(commands);
  }

  /** A process from its statement, whose first words say when it runs. */
  static JobProcess of(Stanza stanza, int wordsBefore) {
    return stanza.after(wordsBefore - 1).equals("script")
        ? new JobProcess(stanza.line(), stanza.script(), true)
        : new JobProcess(stanza.line(), List.of(stanza.after(wordsBefore)), false);
  }

  /** As a shell reads it. */
  String text() {
    return String.join("\n", commands);
  }
}
