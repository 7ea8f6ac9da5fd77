package dev.exhume.rpm;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A list of which each element is made anew when it is asked for.
 *
 * <p>Lists in a header may lie on each other, so that a few bytes could name millions of things.
 * What is longer than in nearly every package therefore stays in the header.
 */
final class LazyList<T> extends AbstractList<T> implements RandomAccess {
  private static final int MAX_MADE = 8_192;

  private final int size;
  private final IntFunction<T> element;

  private LazyList(int size, IntFunction<T> element) {
    this.size = size;
    this.element = element;
  }

  /** A list of elements that are made now, if they are not too many, and else when asked for. */
  static <T> List<T> of(int size, IntFunction<T> element) {
    return size <= MAX_MADE
        ? IntStream.range(0, size).mapToObj(element).toList()
        : new LazyList<>(size, element);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public T get(int index) {
    return element.apply(Objects.checkIndex(index, size));
  }
}
