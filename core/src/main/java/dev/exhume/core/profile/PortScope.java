package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who can reach a port. */
public enum PortScope {
  @JsonProperty("public")
  PUBLIC,
  /** The machine itself. */
  @JsonProperty("local")
  LOCAL
}
