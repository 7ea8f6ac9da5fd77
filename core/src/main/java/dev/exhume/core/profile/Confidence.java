package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well independent pieces of evidence agree. */
public enum Confidence {
  @JsonProperty("low")
  LOW,
  @JsonProperty("medium")
  MEDIUM,
  @JsonProperty("high")
  HIGH
}
