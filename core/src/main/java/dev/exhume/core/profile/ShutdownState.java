package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How something was left. */
public enum ShutdownState {
  @JsonProperty("clean")
  CLEAN,
  @JsonProperty("unclean")
  UNCLEAN,
  /** Its files do not tell. */
  @JsonProperty("unknown")
  UNKNOWN
}
