package dev.exhume.core.comparison;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * A property in which two things are compared.
 *
 * @param text what it is, as a person reads it; empty where it is not known
 */
record Field<T>(String name, Function<T, Optional<String>> text) {
  static <T> Field<T> of(String name, Function<T, ?> value) {
    return new Field<>(name, thing -> text(value.apply(thing)));
  }

  private static Optional<String> text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(Field::text);
    }
    if (value instanceof Collection<?> collection) {
      return collection.isEmpty()
          ? Optional.empty()
          : Optional.of(String.join(", ", collection.stream().map(String::valueOf).toList()));
    }
    return Optional.of(String.valueOf(value));
  }
}
