package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure it is that what a package database says of a package is what was once written there. */
public enum Integrity {
  /** The digest that RPM keeps of it is right. */
  @JsonProperty("verified")
  VERIFIED,

  /** There is no digest of it. */
  @JsonProperty("unverified")
  UNVERIFIED,

  /** The digest is wrong: something of it has changed. */
  @JsonProperty("damaged")
  DAMAGED,

  /** A part of it is missing. */
  @JsonProperty("incomplete")
  INCOMPLETE
}
