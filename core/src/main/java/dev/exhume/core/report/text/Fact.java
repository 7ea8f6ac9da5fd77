package dev.exhume.core.report.text;

import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name and what it has for a value.
 *
 * @param isCode whether the value is a word of the machine's, to be set as such
 */
public record Fact(String name, String value, boolean isCode, List<Proof> proofs) {
  /** Facts in the order in which they are told; those without a value are left out. */
  public static final class Listing {
    private final List<Fact> facts = new ArrayList<>();

    /** Begins an empty list. */
    public Listing() {}

    /** Something said in words. */
    public Listing text(String name, Optional<String> value) {
      return add(name, value.orElse(""), false, List.of());
    }

    /** Something said in words, with its evidence. */
    public Listing text(String name, Optional<String> value, List<Proof> proofs) {
      return add(name, value.orElse(""), false, proofs);
    }

    /** A word of the machine's. */
    public Listing code(String name, Optional<String> value) {
      return add(name, value.orElse(""), true, List.of());
    }

    /** A word of the machine's, with its evidence. */
    public Listing code(String name, Optional<String> value, List<Proof> proofs) {
      return add(name, value.orElse(""), true, proofs);
    }

    /** Words of the machine's, with a place that says so. */
    public Listing code(String name, String value, Evidence evidence) {
      return add(name, value, true, List.of(Proof.of(evidence)));
    }

    private Listing add(String name, String value, boolean isCode, List<Proof> proofs) {
      if (!value.isEmpty()) {
        facts.add(new Fact(name, value, isCode, proofs));
      }
      return this;
    }

    /** All of them. */
    public List<Fact> all() {
      return List.copyOf(facts);
    }
  }
}
