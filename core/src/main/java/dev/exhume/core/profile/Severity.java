package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a finding matters, most first. */
public enum Severity {
  @JsonProperty("critical")
  CRITICAL,
  @JsonProperty("high")
  HIGH,
  @JsonProperty("medium")
  MEDIUM,
  @JsonProperty("low")
  LOW,
  @JsonProperty("info")
  INFO
}
