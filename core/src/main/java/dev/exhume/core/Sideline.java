package dev.exhume.core;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
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
   * @return what waits for its result, or fails as the work did
   */
  <T> Supplier<T> begin(Supplier<T> work) {
    Future<T> result = thread.submit(work::get);
    return () -> {
      try {
        return Uninterruptibles.getUninterruptibly(result);
      } catch (ExecutionException e) {
        Throwable failure = Objects.requireNonNull(e.getCause());
        Throwables.throwIfUnchecked(failure);
        throw new IllegalStateException(failure);
      }
    };
  }

  /** Waits until all work is done, so that nothing reads what whoever began it closes next. */
  @Override
  public void close() {
    thread.shutdown();
    Uninterruptibles.awaitTerminationUninterruptibly(thread);
  }
}
