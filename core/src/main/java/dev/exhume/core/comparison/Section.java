package dev.exhume.core.comparison;

import java.util.List;

/**
 * A field of knowledge in which two servers were compared.
 *
 * @param name of the part of the profile: {@code packages}, {@code services}
 * @param unchanged how many things are the same on both
 * @param differences by subject
 */
public record Section(String name, int unchanged, List<Difference> differences) {
  public Section {
    differences = List.copyOf(differences);
  }

  /** How many differences of a kind there are. */
  public long count(Change change) {
    return differences.stream().filter(one -> one.change() == change).count();
  }
}
