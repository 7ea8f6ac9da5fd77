package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the rescued server needs a service of the old one. */
public enum Verdict {
  /** It is part of what the server was there for. */
  @JsonProperty("needed")
  NEEDED,
  /** It depends on something that only a person knows; the reason says on what. */
  @JsonProperty("conditional")
  CONDITIONAL,
  /** A container has no use for it. */
  @JsonProperty("unneeded")
  UNNEEDED
}
