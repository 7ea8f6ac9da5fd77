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
    if (isDue()) {
      show("%d files, %d MiB".formatted(files, bytes >> 20));
    }
  }

  /** Tells how many bytes of an archive or a disk are unpacked so far. */
  void unpacked(long bytes) {
    if (isDue()) {
      show("%d MiB".formatted(bytes >> 20));
    }
  }

  private boolean isDue() {
    return shown && System.nanoTime() - last >= INTERVAL_NANOS;
  }

  private void show(String soFar) {
    last = System.nanoTime();
    hasShown = true;
    terminal.print("%s%s: %s".formatted(ERASE, work, soFar));
    terminal.flush();
  }

  @Override
  public void close() {
    if (hasShown) {
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
