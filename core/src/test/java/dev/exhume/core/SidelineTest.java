package dev.exhume.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SidelineTest {
  @Test
  void nothingGoesOnBehindWhoeverBeganItAndFailed() {
    AtomicBoolean isDone = new AtomicBoolean();

    assertThatThrownBy(() -> failBeside(isDone)).hasMessage("early");

    assertThat(isDone).isTrue();
  }

  private static void failBeside(AtomicBoolean isDone) {
    try (Sideline sideline = new Sideline()) {
      sideline.begin(
          () -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            return true;
          });
      sideline.begin(() -> isDone.getAndSet(true));
      throw new IllegalStateException("early");
    }
  }

  @Test
  void anErrorIsMetAsItselfByWhoeverWaitsAndLaterWorkIsDone() {
    try (Sideline sideline = new Sideline()) {
      Supplier<String> failed =
          sideline.begin(
              () -> {
                throw new StackOverflowError("deep");
              });
      Supplier<String> next = sideline.begin(() -> "done");

      assertThatThrownBy(failed::get).isExactlyInstanceOf(StackOverflowError.class);
      assertThat(next.get()).isEqualTo("done");
    }
  }
}
