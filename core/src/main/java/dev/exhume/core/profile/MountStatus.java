package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the content of a mount point is part of what was analysed. */
public enum MountStatus {
  /** Its files are here. */
  @JsonProperty("present")
  PRESENT,
  /** The server mounted something here whose files are not here. */
  @JsonProperty("missing")
  MISSING,
  /** A container does not need it: swap, {@code /boot}, {@code /proc}, removable media. */
  @JsonProperty("not-needed")
  NOT_NEEDED
}
