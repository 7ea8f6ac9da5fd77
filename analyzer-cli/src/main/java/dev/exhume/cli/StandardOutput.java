package dev.exhume.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Standard output that remembers why it failed: a {@link PrintWriter} keeps that to itself, and
 * what was asked for would be lost without a word. Text goes through its writer, bytes straight
 * here.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private final PrintWriter writer =
      new PrintWriter(new BufferedWriter(new OutputStreamWriter(this, UTF_8)));
  private Optional<IOException> failure = Optional.empty();

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  PrintWriter writer() {
    return writer;
  }

  /** Whether something could not be written so far. */
  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Why not all of it could be written; a reader who had seen enough is no failure. */
  Optional<String> failure() {
    writer.flush();
    return failure
        .map(cause -> String.valueOf(cause.getMessage()))
        .filter(reason -> !reason.equals("Broken pipe"));
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
