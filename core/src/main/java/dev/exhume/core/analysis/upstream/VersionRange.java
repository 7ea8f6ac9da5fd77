package dev.exhume.core.analysis.upstream;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;

/**
 * Versions from one on and before another; empty for no bound.
 *
 * @param before the first that is no longer of them
 */
record VersionRange(Optional<UpstreamVersion> since, Optional<UpstreamVersion> before) {
  private static final Splitter RANGES = Splitter.on(' ').omitEmptyStrings();
  private static final String TO = "..";

  /** Ranges as the tables write them: {@code ..1.12.1 1.13..1.13.3}. */
  static List<VersionRange> parse(String text) {
    return RANGES.splitToStream(text).map(VersionRange::one).toList();
  }

  private static VersionRange one(String text) {
    int to = text.indexOf(TO);
    if (to < 0) {
      throw new IllegalArgumentException("no range of versions: " + text);
    }
    return new VersionRange(bound(text.substring(0, to)), bound(text.substring(to + TO.length())));
  }

  private static Optional<UpstreamVersion> bound(String text) {
    return Optional.of(text).filter(word -> !word.isEmpty()).map(UpstreamVersion::parse);
  }

  boolean contains(UpstreamVersion version) {
    return since.filter(first -> version.compareTo(first) < 0).isEmpty()
        && before.filter(end -> version.compareTo(end) >= 0).isEmpty();
  }
}
