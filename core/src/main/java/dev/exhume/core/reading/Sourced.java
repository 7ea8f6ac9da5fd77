package dev.exhume.core.reading;

import dev.exhume.core.profile.Evidence;
import java.util.function.Function;

/** A value and where it stands. */
public record Sourced<T>(T value, Evidence evidence) {
  /** Another value that rests on the same. */
  public <R> Sourced<R> map(Function<? super T, ? extends R> change) {
    return new Sourced<>(change.apply(value), evidence);
  }
}
