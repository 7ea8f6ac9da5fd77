package dev.exhume.core.profile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a document left out that a profile cannot be without: JSON has no such thing as a
 * record that is whole, and a null would show up far from where it came from.
 */
final class MissingParts {
  private MissingParts() {}

  /** The first part that is null, by its path: {@code services[3].verdict}. */
  static Optional<String> first(Record whole) {
    for (RecordComponent component : whole.getClass().getRecordComponents()) {
      Optional<String> missing = in(value(whole, component), component.getName());
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> in(Object value, String name) {
    if (value == null) {
      return Optional.of(name);
    }
    if (value instanceof Record part) {
      return first(part).map(missing -> name + "." + missing);
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? in(optional.get(), name) : Optional.empty();
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Optional<String> missing = in(list.get(i), "%s[%d]".formatted(name, i));
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  private static Object value(Record whole, RecordComponent component) {
    try {
      return component.getAccessor().invoke(whole);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(component.toString(), impossible);
    }
  }
}
