package dev.exhume.core;

import com.google.common.util.concurrent.Futures;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A second thread for work that takes long and that nobody waits for at once. What it is given, it
 * does in that order.
 */
final class Sideline implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "sideline");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins some work.
   *
   * @return what waits for its result
   */
  <T> Supplier<T> begin(Supplier<T> work) {
    Future<T> result = thread.submit(work::get);
    return () -> Futures.getUnchecked(result);
  }

  /** Takes no more work. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
