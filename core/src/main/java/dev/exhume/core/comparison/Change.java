package dev.exhume.core.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a thing on the way from one server to the other. */
public enum Change {
  /** Only the second server has it. */
  @JsonProperty("added")
  ADDED,
  /** Only the first server has it. */
  @JsonProperty("removed")
  REMOVED,
  /** Both have it, and it differs. */
  @JsonProperty("changed")
  CHANGED,
  /** A package of which the second server has a newer version. */
  @JsonProperty("upgraded")
  UPGRADED,
  /** A package of which the second server has an older version. */
  @JsonProperty("downgraded")
  DOWNGRADED
}
