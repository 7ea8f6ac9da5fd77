package dev.exhume.core.analysis.packages.closure;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ListMultimap;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Who needs whom among installed packages, which go by their place in a list.
 *
 * <p>Where several packages could serve, each of them counts: which one was meant nobody wrote
 * down. A version that no installed package has, as after an installation by force, is not insisted
 * on.
 */
public final class PackageClosure {
  private final List<Relations> packages;
  private final Function<String, ? extends Collection<Integer>> fileOwners;
  private final ListMultimap<String, Offer> offers = ArrayListMultimap.create();

  private PackageClosure(
      List<Relations> packages, Function<String, ? extends Collection<Integer>> fileOwners) {
    this.packages = List.copyOf(packages);
    this.fileOwners = fileOwners;
  }

  /**
   * Makes ready to answer.
   *
   * @param fileOwners the packages that have a file of a path
   */
  public static PackageClosure of(
      List<Relations> packages, Function<String, ? extends Collection<Integer>> fileOwners) {
    PackageClosure closure = new PackageClosure(packages, fileOwners);
    for (int i = 0; i < packages.size(); i++) {
      for (Capability offered : packages.get(i).offers()) {
        closure.offers.put(offered.name(), new Offer(i, offered));
      }
    }
    return closure;
  }

  /** The packages that meet a requirement; none where it is not met. */
  public SortedSet<Integer> providers(Requirement requirement) {
    SortedSet<Integer> exact = new TreeSet<>();
    SortedSet<Integer> byName = new TreeSet<>();
    for (Capability wanted : requirement.anyOf()) {
      for (Offer offer : offers.get(wanted.name())) {
        byName.add(offer.provider());
        if (wanted.isMetBy(offer.capability())) {
          exact.add(offer.provider());
        }
      }
      if (wanted.name().startsWith("/")) {
        exact.addAll(fileOwners.apply(wanted.name()));
      }
    }
    return exact.isEmpty() ? byName : exact;
  }

  /** The packages and all that they need, directly or not; loops are no trouble. */
  public SortedSet<Integer> of(Set<Integer> wanted) {
    SortedSet<Integer> closure = new TreeSet<>(wanted);
    Deque<Integer> pending = new ArrayDeque<>(closure);
    while (!pending.isEmpty()) {
      for (Requirement requirement : packages.get(pending.pop()).needs()) {
        for (Integer provider : providers(requirement)) {
          if (closure.add(provider)) {
            pending.push(provider);
          }
        }
      }
    }
    return ImmutableSortedSet.copyOf(closure);
  }

  private record Offer(int provider, Capability capability) {}
}
