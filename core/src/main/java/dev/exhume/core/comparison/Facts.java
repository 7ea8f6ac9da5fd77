package dev.exhume.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares something of which a server has one, fact by fact. */
final class Facts {
  private Facts() {}

  static <T> Section compare(String name, List<Field<T>> fields, T before, T after) {
    List<Difference> differences = new ArrayList<>();
    int unchanged = 0;
    for (Field<T> field : fields) {
      Optional<String> old = field.text().apply(before);
      Optional<String> now = field.text().apply(after);
      if (!old.equals(now)) {
        differences.add(Difference.changed(field.name(), old, now));
      } else if (old.isPresent()) {
        unchanged++;
      }
    }
    return new Section(name, unchanged, differences);
  }
}
