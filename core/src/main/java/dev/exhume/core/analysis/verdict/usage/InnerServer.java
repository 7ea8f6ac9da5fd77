package dev.exhume.core.analysis.verdict.usage;

import dev.exhume.core.profile.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A server that a super-server starts when somebody asks for it.
 *
 * @param program that it runs; empty when the super-server answers by itself
 */
public record InnerServer(String name, Optional<String> program, Evidence evidence) {
  /** The names under which it may be known, the likeliest first. */
  public List<String> names() {
    return program
        .map(path -> List.of(name, path.substring(path.lastIndexOf('/') + 1)))
        .orElse(List.of(name));
  }
}
