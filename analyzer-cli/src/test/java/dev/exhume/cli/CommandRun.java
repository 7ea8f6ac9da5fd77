package dev.exhume.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command printed, and its exit status. */
record CommandRun(int status, ByteArrayOutputStream standardOutput, String err) {
  static CommandRun of(Object... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    StandardOutput output = new StandardOutput(bytes);
    CommandLine command = Exhume.commandLine(output);
    command.setErr(new PrintWriter(err, true));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int status = command.execute(words);
    output.writer().flush();
    return new CommandRun(status, bytes, err.toString());
  }

  /** Standard output as text. */
  String out() {
    return standardOutput.toString(UTF_8);
  }
}
