package dev.exhume.core.reading;

import dev.exhume.core.profile.FactEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects where the single facts of a part of the profile come from. */
public final class FactSources {
  private final List<FactEvidence> evidence = new ArrayList<>();

  /** With nothing noted yet. */
  public FactSources() {}

  /** Notes where a fact comes from. */
  public <T> Optional<T> take(String fact, Optional<Sourced<T>> found) {
    found.ifPresent(source -> evidence.add(new FactEvidence(fact, source.evidence())));
    return found.map(Sourced::value);
  }

  /** By the names of the facts. */
  public List<FactEvidence> evidence() {
    return evidence.stream().sorted(Comparator.comparing(FactEvidence::fact)).toList();
  }
}
