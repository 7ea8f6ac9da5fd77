package dev.exhume.cli;

import dev.exhume.core.kit.KitProgress;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * One line on a terminal that says how far long work has come, and takes itself away at its end.
 *
 * <p>The launcher tells whether standard error is a terminal, for the JVM cannot; in a pipe nothing
 * is shown.
 */
final class ProgressLine implements KitProgress, Closeable {
  private static final String ERASE = "\r\u001b[K";
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintWriter terminal;
  private final String work;
  private final boolean shown;
  private long last = System.nanoTime();
  private boolean hasShown;

  private ProgressLine(PrintWriter terminal, String work, boolean shown) {
    this.terminal = terminal;
    this.work = work;
    this.shown = shown;
  }

  static ProgressLine of(PrintWriter terminal, String work) {
    return new ProgressLine(terminal, work, Boolean.getBoolean("exhume.terminal"));
  }

  @Override
  public void written(long files, long bytes) {
    long now = System.nanoTime();
    if (shown && now - last >= INTERVAL_NANOS) {
      last = now;
      hasShown = true;
      terminal.print("%s%s: %d files, %d MiB".formatted(ERASE, work, files, bytes >> 20));
      terminal.flush();
    }
  }

  @Override
  public void close() {
    if (hasShown) {
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
